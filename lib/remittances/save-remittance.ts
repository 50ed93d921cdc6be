import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { nextStart } from '@/lib/accounts/late-starters';
import { remittances } from '@/db/schema/remittances';
import { draftCounts } from '@/lib/filings/draft-counts';
import { businessNumbers } from '@/lib/operations/business-number';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { monthAllows } from '@/lib/units/month-state';
import { needsSecondPerson } from '@/lib/units/second-person';
import { lockUnit, unitForAct, unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { newIds } from '@/lib/values/ids';
import { sumFen, ZERO } from '@/lib/values/money';
import { formatMonthProse, isMonth, monthRange, type Month } from '@/lib/values/month';
import { attachBackPayments } from './back-payments';
import { monthSheet, sheetAfter, sheetFingerprint, withoutBackPay, type MonthSheet } from './month-sheet';
import { closeMonths, deferMonths } from './close-months';
import { MOST_MONTHS, saveObstacles } from './save-obstacles';

/**
 * 保存 of 单位汇缴: freezes the open month, a copy of every paying account, with the sheet's six rows; up to `lastMonth` also the
 * months after it, on the same roster and to be paid together (Q-51, P-3). Refuses a month that is saved already, while drafts or
 * reviews are left, too far ahead (P-4), more than twelve months, months over one in which somebody begins, and when the sheet is not the one that was
 * confirmed. Months with nothing to pay are closed at once (零汇缴, Q-52), and so are those that payment is deferred for.
 * In a unit that wants it, a second person approves of it first.
 */
export const saveRemittance = needsSecondPerson(
  unitOperation({
    name: 'remittance.save',
    input: z.strictObject({
      month: z.string().refine(isMonth, 'month'),
      lastMonth: z.string().refine(isMonth, 'month').optional(),
      sheet: z.string().max(40),
    }),
    statementSeconds: 300,
    async run(running, { month, lastMonth, sheet: confirmed }) {
      const { tx, principal, clock, report, note } = running;
      const unit = await unitToSave(tx, principal.unitId);
      if (unit.openMonth !== month) refuse('sheet-changed');
      const months = monthRange(month, lastMonth ?? month);
      if (months.length < 1 || months.length > MOST_MONTHS)
        refuse('months-out-of-range', { most: String(MOST_MONTHS) });
      report({ stage: 'checking' });
      const shown = await monthSheet(tx, unit);
      const waiting = {
        ...(await draftCounts(tx, unit.id)),
        today: clock.today(),
        startsAt: await nextStart(tx, unit),
        last: lastMonth,
      };
      const [obstacle] = saveObstacles(unit, waiting);
      if (obstacle) refuse(obstacle.code, obstacle.values);
      if (sheetFingerprint(shown) !== confirmed) refuse('sheet-changed');
      const { sheet, deferred } = sheetToFreeze(unit, shown);
      report({ stage: 'writing', total: sheet.current.heads * months.length });
      const rosters = await insertRosters(running, { unit, months, sheet });
      const [first] = rosters;
      if (!first) throw new Error('at least one month is saved');
      await freezeRosters(tx, unit, rosters);
      if (!deferred) await attachBackPayments(tx, unit.id, first.id);
      const closed = deferred || (sheet.due === ZERO && sheet.current.amount === ZERO);
      // Nothing to pay and nothing to wait for: the unit's account at the centre moves on by itself.
      if (closed) await asCentre(tx, () => (deferred ? deferMonths : closeMonths)(tx, rosters, { clock }));
      note({ month, people: sheet.current.heads });
      return { id: first.id, number: first.number, closed, deferred, months: months.length };
    },
  }),
  {
    foresee: foreseeRoster,
    promised: ({ closed, deferred, months }) => [closed, deferred, months],
    shownAt: ({ id, closed }) => (closed ? '/remittance' : `/remittance/${id}`),
  },
);

async function foreseeRoster(
  { tx, principal }: Pick<RunningForUnit, 'tx' | 'principal'>,
  input: { month: Month; lastMonth?: Month | undefined; sheet: string },
) {
  const unit = await unitInForce(tx, principal.unitId);
  const whole = await monthSheet(tx, unit);
  const { sheet, deferred } = sheetToFreeze(unit, whole);
  const later = monthRange(input.month, input.lastMonth ?? input.month).slice(1);
  const amount = deferred ? ZERO : sumFen([sheet.due, ...later.map(() => sheet.current.amount)]);
  return { input, amount, standsOn: sheetFingerprint(whole) };
}

/**
 * What saving the open month freezes of its sheet, and whether the month is deferred: where payment is deferred and there is something to defer.
 * What is owed for other months is paid by itself then. Pure.
 */
export function sheetToFreeze(
  { deferredUntil }: Pick<UnitInForce, 'deferredUntil'>,
  whole: MonthSheet,
): { sheet: MonthSheet; deferred: boolean } {
  const deferred = deferredUntil !== null && whole.current.amount > ZERO;
  return { sheet: deferred ? withoutBackPay(whole) : whole, deferred };
}

async function unitToSave(tx: Tx, unitId: string): Promise<UnitInForce> {
  await lockUnit(tx, unitId);
  const { openMonth, monthState } = await unitInForce(tx, unitId);
  // Says which month it is and where to go on; what unitForAct says is for filings.
  const month = formatMonthProse(openMonth);
  if (!monthAllows('save-remittance', monthState)) refuse('month-already-saved', { month });
  return unitForAct(tx, unitId, 'save-remittance');
}

interface Saving {
  unit: UnitInForce;
  months: readonly Month[];
  sheet: MonthSheet;
}

/** One 清册 for each month, under the first one's batch. What changed stands on the first; the later ones pay what it pays. */
async function insertRosters({ tx, principal, clock }: RunningForUnit, { unit, months, sheet }: Saving) {
  const ids = newIds(clock.milliseconds(), months.length);
  const batchId = ids[0] ?? '';
  const numbers = await businessNumbers(tx, clock.today(), months.length);
  return tx
    .insert(remittances)
    .values(
      months.map((month, place) => ({
        id: ids[place] ?? '',
        batchId,
        unitId: unit.id,
        number: numbers[place] ?? '',
        month,
        state: 'saved' as const,
        ...sheetColumns(place === 0 ? sheet : sheetAfter(sheet)),
        savedBy: principal.id,
        savedAt: clock.now(),
      })),
    )
    .returning({
      id: remittances.id,
      number: remittances.number,
      unitId: remittances.unitId,
      month: remittances.month,
    });
}

function sheetColumns(sheet: MonthSheet) {
  return {
    previousHeads: sheet.previous.heads,
    previousAmount: sheet.previous.amount,
    addedHeads: sheet.added.heads,
    addedAmount: sheet.added.amount,
    adjustedHeads: sheet.adjusted.heads,
    adjustedAmount: sheet.adjusted.amount,
    reducedHeads: sheet.reduced.heads,
    reducedAmount: sheet.reduced.amount,
    currentHeads: sheet.current.heads,
    currentAmount: sheet.current.amount,
    backPayHeads: sheet.backPay.heads,
    backPayAmount: sheet.backPay.amount,
    dueAmount: sheet.due,
  };
}

/** One statement however many people and months: everybody as he is now, whatever changes later. */
async function freezeRosters(tx: Tx, unit: UnitInForce, rosters: readonly { id: string }[]): Promise<void> {
  const ids = pgArray(
    rosters.map(({ id }) => id),
    'uuid',
  );
  await tx.execute(sql`
    insert into roster_lines (unit_id, remittance_id, account_id, account_number, name, id_number_mask, base, unit_ratio, own_ratio, unit_share, own_share)
    select a.unit_id, r.id, a.id, a.number, a.name, a.id_number_mask, a.base, ${unit.unitRatio}::integer, ${unit.ownRatio}::integer, a.unit_share, a.own_share
    from unnest(${ids}) as r (id) cross join accounts a
    where a.unit_id = ${unit.id} and a.status = 'normal' and a.first_month <= ${unit.openMonth}
    order by r.id, a.id`);
}
