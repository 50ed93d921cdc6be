import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { remittances } from '@/db/schema/remittances';
import { draftCounts } from '@/lib/filings/draft-counts';
import { businessNumber } from '@/lib/operations/business-number';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { monthAllows } from '@/lib/units/month-state';
import { lockUnit, unitForAct, unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { ZERO } from '@/lib/values/money';
import { formatMonthProse, isMonth } from '@/lib/values/month';
import { attachBackPayments } from './back-payments';
import { monthSheet, sheetFingerprint, type MonthSheet } from './month-sheet';
import { closeMonth } from './post-remittance';
import { saveObstacles } from './save-obstacles';

/**
 * 保存 of 单位汇缴: freezes the open month, a copy of every paying account, with the sheet's six rows. Refuses a month that is
 * saved already, while drafts or reviews are left, too far ahead (P-4), and when the sheet is not the one that was
 * confirmed. A month with nothing to pay is closed at once (零汇缴, Q-52).
 */
export const saveRemittance = unitOperation({
  name: 'remittance.save',
  input: z.strictObject({ month: z.string().refine(isMonth, 'month'), sheet: z.string().max(40) }),
  statementSeconds: 300,
  async run({ tx, principal, clock, report, note }, { month, sheet: confirmed }) {
    const unit = await unitToSave(tx, principal.unitId);
    if (unit.openMonth !== month) refuse('sheet-changed');
    report({ stage: 'checking' });
    const sheet = await monthSheet(tx, unit);
    const waiting = { ...(await draftCounts(tx, unit.id)), today: clock.today() };
    const [obstacle] = saveObstacles(unit, waiting);
    if (obstacle) refuse(obstacle.code, obstacle.values);
    if (sheetFingerprint(sheet) !== confirmed) refuse('sheet-changed');
    report({ stage: 'writing', total: sheet.current.heads });
    const id = newId(clock.milliseconds());
    const number = await businessNumber(tx, clock.today());
    await tx.insert(remittances).values({
      id,
      unitId: unit.id,
      number,
      month: unit.openMonth,
      state: 'saved',
      ...sheetColumns(sheet),
      savedBy: principal.id,
      savedAt: clock.now(),
    });
    await freezeRoster(tx, unit, id);
    await attachBackPayments(tx, unit.id, id);
    const closed = sheet.due === ZERO;
    // Nothing to pay and nothing to wait for: the unit's account at the centre moves on by itself.
    if (closed) await asCentre(tx, () => closeMonth(tx, { id, unitId: unit.id, month: unit.openMonth }, clock));
    note({ month: unit.openMonth, people: sheet.current.heads });
    return { id, number, closed };
  },
});

async function unitToSave(tx: Tx, unitId: string): Promise<UnitInForce> {
  await lockUnit(tx, unitId);
  const { openMonth, monthState } = await unitInForce(tx, unitId);
  // Says which month it is and where to go on; what unitForAct says is for filings.
  const month = formatMonthProse(openMonth);
  if (!monthAllows('save-remittance', monthState)) refuse('month-already-saved', { month });
  return unitForAct(tx, unitId, 'save-remittance');
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

/** One statement however many people: the month as it is now, whatever changes later. */
async function freezeRoster(tx: Tx, unit: UnitInForce, remittanceId: string): Promise<void> {
  await tx.execute(sql`
    insert into roster_lines (unit_id, remittance_id, account_id, account_number, name, id_number_mask, base, unit_ratio, own_ratio, unit_share, own_share)
    select a.unit_id, ${remittanceId}::uuid, a.id, a.number, a.name, a.id_number_mask, a.base, ${unit.unitRatio}::integer, ${unit.ownRatio}::integer, a.unit_share, a.own_share
    from accounts a where a.unit_id = ${unit.id} and a.status = 'normal' and a.first_month <= ${unit.openMonth}
    order by a.id`);
}
