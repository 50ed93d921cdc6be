import { currentHall } from '../current-hall';
import { nextStart } from '@/lib/accounts/late-starters';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { monthChanges } from '@/lib/remittances/month-changes';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { unattachedPaidAgain } from '@/lib/remittances/paid-meanwhile';
import { sheetToFreeze } from '@/lib/remittances/save-remittance';
import { lastMonths, saveObstacles } from '@/lib/remittances/save-obstacles';
import type { ListPage } from '@/lib/values/list-page';
import { addFen, sumFen, ZERO } from '@/lib/values/money';
import { formatMonthCompact, monthsBetween } from '@/lib/values/month';

/**
 * The open month as 保存 would freeze it: its sheet, what changed it, and what keeps it from being saved; with the months up to the one
 * that the address names (`to`, 201910), which are paid on the same roster.
 */
export async function monthToSave(page: Pick<ListPage, 'page' | 'size'>, to = '') {
  const { operator, unit, drafts, inReview, draftsOf, reviewsOf } = await currentHall();
  if (unit.monthState !== 'open') return { open: false as const, unit };
  const {
    sheet: whole,
    changes,
    startsAt,
    again,
  } = await readAs(operator, async (tx) => ({
    sheet: await monthSheet(tx, unit),
    changes: await monthChanges(tx, unit, page),
    startsAt: await nextStart(tx, unit),
    again: await unattachedPaidAgain(tx, operator.unitId),
  }));
  const { sheet, deferred } = sheetToFreeze(unit, whole);
  const today = clock.today();
  const choices = lastMonths(unit, { today, startsAt });
  const last = choices.find((month) => formatMonthCompact(month) === to) ?? unit.openMonth;
  const obstacles = saveObstacles(unit, { drafts, inReview, today, startsAt, last });
  // A month that is deferred takes no back payments onto its roster.
  if (again && !deferred) obstacles.push({ code: 'back-pay-paid-meanwhile', values: { ...again, held: 'nothing' } });
  const months = monthsBetween(unit.openMonth, last) + 1;
  const later = sumFen(Array.from({ length: months - 1 }, () => sheet.current.amount));
  const due = addFen(sheet.due, later);
  const permitted = isPermitted('remittance.save', operator);
  return {
    open: true as const,
    unit,
    sheet,
    changes,
    obstacles,
    waiting: { draftsOf, reviewsOf },
    permitted,
    ready: permitted && obstacles.length === 0,
    choices,
    last,
    months,
    due,
    confirmed: { month: unit.openMonth, lastMonth: last, sheet: sheetFingerprint(whole), zero: due === ZERO, deferred },
  };
}

export type OpenMonth = Extract<Awaited<ReturnType<typeof monthToSave>>, { open: true }>;
