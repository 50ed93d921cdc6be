import { currentHall } from '../current-hall';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { monthChanges } from '@/lib/remittances/month-changes';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { saveObstacles } from '@/lib/remittances/save-obstacles';
import type { ListPage } from '@/lib/values/list-page';
import { ZERO } from '@/lib/values/money';

/** The open month as 保存 would freeze it: its sheet, what changed it, and what keeps it from being saved. */
export async function monthToSave(page: Pick<ListPage, 'page' | 'size'>) {
  const { operator, unit, drafts, inReview, draftsOf, reviewsOf } = await currentHall();
  if (unit.monthState !== 'open') return { open: false as const, unit };
  const { sheet, changes } = await readAs(operator, async (tx) => ({
    sheet: await monthSheet(tx, unit),
    changes: await monthChanges(tx, unit, page),
  }));
  const obstacles = saveObstacles(unit, { drafts, inReview, today: clock.today() });
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
    confirmed: { month: unit.openMonth, sheet: sheetFingerprint(sheet), zero: sheet.due === ZERO },
  };
}

export type OpenMonth = Extract<Awaited<ReturnType<typeof monthToSave>>, { open: true }>;
