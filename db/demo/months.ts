import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { payments } from '@/db/schema/remittances';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { EMPTY_OPEN_LINE } from '@/lib/filings/open.input';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { Clock } from '@/lib/gateways/clock';
import { businessNumber } from '@/lib/operations/business-number';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { monthSheet, sheetFingerprint } from '@/lib/remittances/month-sheet';
import { registerPayment } from '@/lib/remittances/register-payment';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { unitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { fenToText, formatFen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import type { DemoAccount } from './accounts';
import { act, writeLog } from './act';
import { FIRST_MONTH } from './calendar';
import type { DemoEmployee } from './employee';

/** A unit's employees who come and go in a month, filed and submitted; returns the accounts that were opened. */
export async function fileChanges(
  tx: Tx,
  {
    clerk,
    joiners,
    leavers,
    clock,
  }: { clerk: OperatorPrincipal; joiners: readonly DemoEmployee[]; leavers: readonly DemoEmployee[]; clock: Clock },
): Promise<DemoAccount[]> {
  if (joiners.length + leavers.length === 0) return [];
  const acting = { principal: clerk, clock };
  const opened: DemoAccount[] = [];
  if (joiners.length > 0) {
    const lines = joiners.map(({ person: { name, idNumber, phone }, base }) => ({
      ...EMPTY_OPEN_LINE,
      name,
      idNumber,
      phone,
      base: fenToText(base),
    }));
    const { ids } = await act(tx, saveFilings('open'), { ...acting, input: { lines } });
    // A new employee's account has the id of the filing that opens it.
    opened.push(...joiners.map((employee, place) => ({ employee, id: ids[place] ?? '' })));
  }
  if (leavers.length > 0) {
    const lines = leavers.map(({ person: { name, idNumber }, sealed }) => ({
      name,
      idNumber,
      accountNumber: '',
      reason: sealed?.reason ?? '',
      leftOn: '',
      note: '',
    }));
    await act(tx, saveFilings('seal'), { ...acting, input: { lines } });
  }
  const { left } = await act(tx, submitFilings, { ...acting, input: { list: 'change-roster', select: 'all' } });
  if (left > 0) throw new Error(`${left} filings of the demo have faults`);
  return opened;
}

/** Confirms the month and registers its payment; the bank transfer is still to come. */
export async function confirmMonth(
  tx: Tx,
  { clerk, month, clock }: { clerk: OperatorPrincipal; month: Month; clock: Clock },
): Promise<void> {
  const acting = { principal: clerk, clock };
  const remittanceId =
    month === FIRST_MONTH
      ? await freezeFirstMonth(tx, clerk, clock)
      : (await act(tx, saveRemittance, { ...acting, input: { month, sheet: await confirmedSheet(tx, clerk) } })).id;
  await act(tx, registerPayment, { ...acting, input: { remittanceId, method: 'transfer' } });
}

async function confirmedSheet(tx: Tx, clerk: OperatorPrincipal): Promise<string> {
  return sheetFingerprint(await monthSheet(tx, await unitInForce(tx, clerk.unitId)));
}

/** The money arrives, exact and under its 缴款码, and the month is booked. */
export async function receiveMoney(
  tx: Tx,
  {
    clerk,
    funds,
    payer,
    clock,
  }: { clerk: OperatorPrincipal; funds: StaffPrincipal; payer: { name: string; account: string }; clock: Clock },
): Promise<void> {
  const [due] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.unitId, clerk.unitId), eq(payments.state, 'due')));
  if (!due) throw new Error('no payment is due');
  const { finding } = await act(tx, enterReceipt, {
    principal: funds,
    clock,
    input: {
      bankSerial: `ICBC${due.number}`,
      payerName: payer.name,
      payerAccount: payer.account,
      amount: formatFen(due.amount),
      memo: `住房公积金缴款码${due.code}`,
      arrivedOn: clock.today(),
      source: 'imported',
    },
  });
  if (finding !== 'exact') throw new Error(`a receipt of the demo is ${finding}`);
}

/** The first month of the books has no posted one before it to compare with: the same people pay the same as before. */
async function freezeFirstMonth(tx: Tx, clerk: OperatorPrincipal, clock: Clock): Promise<string> {
  const unit = await unitInForce(tx, clerk.unitId);
  const [paying] = await tx.execute<{ heads: number; amount: bigint }>(sql`
    select count(*)::integer as heads, sum(monthly)::bigint as amount from accounts where unit_id = ${unit.id} and status = 'normal'`);
  if (!paying) throw new Error('an aggregate has one row');
  const id = newId(clock.milliseconds());
  const number = await businessNumber(tx, clock.today());
  await tx.execute(sql`
    insert into remittances (id, unit_id, number, month, state, previous_heads, previous_amount, added_heads, added_amount, adjusted_heads,
      adjusted_amount, reduced_heads, reduced_amount, current_heads, current_amount, back_pay_heads, back_pay_amount, due_amount, saved_by, saved_at)
    values (${id}, ${unit.id}, ${number}, ${unit.openMonth}, 'saved', ${paying.heads}, ${paying.amount}, 0, 0, 0,
      0, 0, 0, ${paying.heads}, ${paying.amount}, 0, 0, ${paying.amount}, ${clerk.id}, ${clock.now().toISOString()}::timestamptz)`);
  await tx.execute(sql`
    insert into roster_lines (unit_id, remittance_id, account_id, account_number, name, id_number_mask, base, unit_ratio, own_ratio, unit_share, own_share)
    select unit_id, ${id}::uuid, id, number, name, id_number_mask, base, ${unit.unitRatio}::integer, ${unit.ownRatio}::integer, unit_share, own_share
    from accounts where unit_id = ${unit.id} and status = 'normal'`);
  const by = { actorKind: clerk.kind, actorId: clerk.id, actorName: clerk.name, unitId: clerk.unitId };
  const about = { month: unit.openMonth, people: paying.heads, result: { id, number } };
  await writeLog(tx, {
    log: { id: newId(clock.milliseconds()), at: clock.now(), operation: saveRemittance.name, ...by, ...about },
    input: { month: unit.openMonth },
  });
  return id;
}
