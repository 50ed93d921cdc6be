import type { Tx } from '@/db/client';
import { draftCounts } from '@/lib/filings/draft-counts';
import { suspenseOfUnit } from '@/lib/receipts/list-receipts';
import { requestsLeftToAnswer } from '@/lib/transfers/list-transfer-requests';
import { listAnnounced, listNotices } from '@/lib/units/notices';
import { unitInForce, type UnitInForce } from '@/lib/units/unit-in-force';
import { waitingApproval } from '@/lib/units/waiting-approval';
import type { Day } from '@/lib/values/day';
import type { Fen } from '@/lib/values/money';
import { dueDay, overdueMonths } from './due-day';
import { frozenSheet } from './frozen-sheet';
import { batchOf, getRemittance, postedMonths } from './list-remittances';
import { openBackPayment } from './list-unpaid-back-payments';
import { countMonthChanges } from './month-changes';
import { monthSheet, type MonthSheet } from './month-sheet';
import { monthSteps } from './month-steps';
import { isTooFarAhead } from './save-obstacles';

const NOTICES = 5;
const ANNOUNCED = 3;
/** Beside the open month they make two years. */
const MONTHS = 23;

/**
 * Everything the home page shows of a unit: the five steps of its open month, the sheet so far, what waits, the months before
 * (newest first), its money in suspense, the months that it should have remitted by now, what other units ask of it, its last notices and those of the centre.
 */
export async function monthAtAGlance(tx: Tx, unitId: string, today: Day) {
  const unit = await unitInForce(tx, unitId);
  const waiting = await draftCounts(tx, unitId);
  const { sheet, payment, toPay } = await sheetNow(tx, unit);
  const due = dueDay(unit, today);
  const month = monthSteps({
    month: unit.openMonth,
    state: unit.monthState,
    drafts: waiting.drafts,
    inReview: waiting.inReview,
    changes: await countMonthChanges(tx, unit),
    heads: sheet.current.heads,
    due: toPay,
    dueOn: due.on,
    tooFarAhead: isTooFarAhead(unit, today),
    deferredUntil: unit.deferredUntil,
    paymentDeadline: payment?.deadline ?? null,
    today,
  });
  return {
    unit,
    due,
    sheet,
    payment,
    toPay,
    ...month,
    waiting,
    backPayment: (await openBackPayment(tx, unitId)) ?? null,
    requests: await requestsLeftToAnswer(tx, unitId, today),
    approval: (await waitingApproval(tx, unitId)) ?? null,
    posted: await postedMonths(tx, unitId, MONTHS),
    suspense: await suspenseOfUnit(tx, unitId),
    overdue: overdueMonths(unit, today),
    notices: await listNotices(tx, unitId, NOTICES),
    announced: await listAnnounced(tx, unitId, ANNOUNCED),
  };
}

/** While the month is open the sheet follows every change; once saved it is the frozen one, to be paid with the months saved with it. */
async function sheetNow(
  tx: Tx,
  unit: UnitInForce,
): Promise<{ sheet: MonthSheet; payment: { id: string; deadline: Day } | null; toPay: Fen }> {
  if (unit.remittanceId === null) {
    const sheet = await monthSheet(tx, unit);
    return { sheet, payment: null, toPay: sheet.due };
  }
  const saved = await getRemittance(tx, unit.id, unit.remittanceId);
  if (!saved) throw new Error(`unit ${unit.number} has a remittance in progress that cannot be read`);
  const { due } = await batchOf(tx, saved.remittance);
  return { sheet: frozenSheet(saved.remittance), payment: saved.payment, toPay: due };
}
