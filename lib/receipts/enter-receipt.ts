import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { receipts } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import { BANK_DEPOSIT, suspenseAccount } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { endCollection, isCollecting } from '@/lib/remittances/collections';
import { expireOverdue } from '@/lib/remittances/expire-payments';
import { lockForPosting } from '@/lib/remittances/lock-for-posting';
import { MAKES_UP_WHOLE, paidMeanwhile, type PaidAgain } from '@/lib/remittances/paid-meanwhile';
import { paymentCodesIn } from '@/lib/remittances/payment-code';
import { postRemittance, rostersOf, type Roster } from '@/lib/remittances/post-remittance';
import { tellUnits } from '@/lib/units/tell-units';
import { compareDays, readDay } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import { formatFen, negateFen, readMoney, ZERO, type Fen } from '@/lib/values/money';
import type { Day } from '@/lib/values/day';
import { receiptInput } from './enter-receipt.input';
import { receiptFinding, type ReceiptFinding } from './receipt-finding';

/**
 * 到账登记: records money that the bank reported and books it at once. Found by the 缴款码 in the memo, else by the payer's account
 * and the exact amount where only one payment fits. Exact money posts the month; more posts it out of suspense; short,
 * late, second and unknown money stays in suspense, and so does what would pay a month that another unit has paid (B-5). Refuses a bank serial number that is known, and
 * days that have not come yet.
 */
export const enterReceipt = officeOperation({
  name: 'receipt.enter',
  input: receiptInput,
  statementSeconds: 300,
  keepsPlans: true,
  async run(running, input) {
    const { tx, principal, clock, note } = running;
    const amount = readAmount(input.amount);
    const arrivedOn = readArrival(input.arrivedOn, clock.today());
    const match = await findPayment(tx, { ...input, amount });
    const { payment, rosters, makesUpWhole } = match.unitId
      ? await lockForPosting(tx, match.unitId, () => toBePaid(tx, match.paymentId))
      : NOT_FOUND;
    const again = payment && makesUpWhole ? await paidMeanwhile(tx, payment) : null;
    const collecting = payment !== null && (await isCollecting(tx, payment));
    const finding = receiptFinding({ amount, arrivedOn }, payment, { collecting, paysAgain: again !== null });
    const receipt = {
      id: newId(clock.milliseconds()),
      bankSerial: input.bankSerial,
      payerName: input.payerName,
      payerAccount: input.payerAccount || null,
      amount,
      memo: input.memo || null,
      arrivedOn,
      // Only the bank itself comes as itself.
      source: principal.kind === 'system' ? ('online' as const) : input.source,
      state: finding === 'exact' || finding === 'over' ? ('matched' as const) : ('suspense' as const),
      finding,
      unitId: match.unitId,
      paymentId: payment?.id ?? null,
      enteredBy: principal.id,
      enteredAt: clock.now(),
    };
    // Sent in this order, and none waits for the answer to another: a serial number that is known is told first.
    await Promise.all([
      insertOnce(tx, receipt),
      book(running, { receipt, payment, rosters }),
      match.unitId ? tellUnit(running, { unitId: match.unitId, finding, amount, payment, again }) : undefined,
    ]);
    note({
      ...(match.unitId ? { unitId: match.unitId } : {}),
      ...(payment ? { month: payment.lastMonth, people: payment.heads } : {}),
    });
    return { id: receipt.id, finding };
  },
});

type Payment = typeof payments.$inferSelect;
type Receipt = typeof receipts.$inferInsert & { finding: ReceiptFinding };

async function book(
  { tx, clock, logId }: RunningInOffice,
  { receipt, payment, rosters }: { receipt: Receipt; payment: Payment | null; rosters: readonly Roster[] },
): Promise<void> {
  if (payment && receipt.finding === 'exact') {
    await postRemittance(tx, { payment, rosters, from: BANK_DEPOSIT, receiptId: receipt.id, logId, clock });
    return;
  }
  const suspense = await suspenseAccount(tx, receipt.unitId ?? null, clock.milliseconds());
  await postJournal(
    tx,
    { kind: 'receipt', unitId: receipt.unitId ?? null, logId, receiptId: receipt.id, valueOn: clock.today() },
    {
      clock,
      lines: sql`select ${suspense}::uuid as account_id, ${receipt.amount}::bigint as amount
        union all select ${BANK_DEPOSIT}::uuid, ${negateFen(receipt.amount)}::bigint`,
    },
  );
  if (payment && receipt.finding === 'over') {
    await postRemittance(tx, { payment, rosters, from: suspense, receiptId: receipt.id, logId, clock });
  }
  // The bank collects the whole or nothing. Once it has, the unit may take back what cannot be booked.
  if (receipt.finding === 'paid-elsewhere' && receipt.amount === payment?.amount)
    await endCollection(tx, payment, clock);
  if (payment?.state === 'due' && receipt.finding === 'late') await expireOverdue(tx, receipt.arrivedOn, payment.id);
}

function readAmount(typed: string): Fen {
  const reading = readMoney(typed);
  if (!reading.ok || reading.fen === ZERO) return refuse('receipt-amount');
  return reading.fen;
}

function readArrival(typed: string, today: Day): Day {
  const arrivedOn = readDay(typed);
  if (arrivedOn === null || compareDays(arrivedOn, today) > 0) return refuse('receipt-day');
  return arrivedOn;
}

/** Two people who enter the same serial number at once: the second waits here and is refused by name. */
async function insertOnce(tx: Tx, receipt: typeof receipts.$inferInsert): Promise<void> {
  const inserted = await tx
    .insert(receipts)
    .values(receipt)
    .onConflictDoNothing({ target: receipts.bankSerial })
    .returning({ id: receipts.id });
  if (inserted.length === 0) refuse('receipt-known', { serial: receipt.bankSerial });
}

interface Match {
  unitId: string | null;
  paymentId: string | null;
}

async function findPayment(tx: Tx, receipt: { memo: string; payerAccount: string; amount: Fen }): Promise<Match> {
  const codes = paymentCodesIn(receipt.memo);
  if (codes.length > 0) {
    const named = await tx
      .select({ paymentId: payments.id, unitId: payments.unitId })
      .from(payments)
      .where(inArray(payments.code, codes));
    if (named.length === 1 && named[0]) return named[0];
  }
  if (receipt.payerAccount === '') return { unitId: null, paymentId: null };
  // A closed unit neither owes nor takes anything; its account may be that of the unit that came after it.
  const payers = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.bankAccount, receipt.payerAccount), ne(units.status, 'closed')));
  const payer = payers.length === 1 ? payers[0] : undefined;
  if (!payer) return { unitId: null, paymentId: null };
  const fitting = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.unitId, payer.id), eq(payments.state, 'due'), eq(payments.amount, receipt.amount)));
  return { unitId: payer.id, paymentId: fitting.length === 1 ? (fitting[0]?.id ?? null) : null };
}

interface ToBePaid {
  payment: Payment | null;
  rosters: Roster[];
  makesUpWhole: boolean;
}

const NOT_FOUND: ToBePaid = { payment: null, rosters: [], makesUpWhole: false };

async function toBePaid(tx: Tx, paymentId: string | null): Promise<ToBePaid> {
  if (!paymentId) return NOT_FOUND;
  const named = tx
    .select({ payment: payments, makesUpWhole: MAKES_UP_WHOLE })
    .from(payments)
    .where(eq(payments.id, paymentId));
  const [[found], rosters] = await Promise.all([named, rostersOf(tx, paymentId)]);
  return found ? { ...found, rosters } : refuse('not-found');
}

function paidFor(payment: Payment | null): { first: string; month: string; purpose: string } {
  return { first: payment?.firstMonth ?? '', month: payment?.lastMonth ?? '', purpose: payment?.purpose ?? '' };
}

async function tellUnit(
  { tx, clock }: RunningInOffice,
  about: { unitId: string; finding: ReceiptFinding; amount: Fen; payment: Payment | null; again: PaidAgain | null },
): Promise<void> {
  const posted = about.finding === 'exact' || about.finding === 'over';
  await tellUnits(tx, clock, [
    {
      unitId: about.unitId,
      code: posted ? 'payment-posted' : 'receipt-in-suspense',
      values: { amount: formatFen(about.amount), finding: about.finding, ...paidFor(about.payment), ...about.again },
      path: about.payment ? `/payments/${about.payment.id}` : '/payments',
    },
  ]);
}
