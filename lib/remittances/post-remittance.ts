import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { payments, remittances } from '@/db/schema/remittances';
import type { Clock } from '@/lib/gateways/clock';
import { postJournal } from '@/lib/ledger/post-journal';
import { businessNumber } from '@/lib/operations/business-number';
import { stampPapers } from '@/lib/operations/stamp-papers';
import type { Day } from '@/lib/values/day';
import { checkCode } from '@/lib/values/ids';
import { negateFen, sumFen, ZERO } from '@/lib/values/money';
import { postBackPayments } from './back-payments';
import { closeMonths } from './close-months';
import { endCollection } from './collections';

export type Roster = typeof remittances.$inferSelect;
type Payment = typeof payments.$inferSelect;

interface Posting {
  payment: Payment;
  /** What it pays, as `rostersOf` reads them behind the unit's lock; none where it pays back payments alone. */
  rosters: readonly Roster[];
  /** The ledger account that pays: the bank deposit, or the unit's suspense. */
  from: string;
  /** The receipt that brought the money; null when it was in suspense before. */
  receiptId: string | null;
  logId: string;
  clock: Clock;
}

/**
 * Books what a payment pays to every employee: for a month, or several that are paid together, one journal with a ledger line
 * per person on its rosters, 缴至年月 of people and unit, so that the unit's next month is open; for back payments a journal per month
 * made up. Then the voucher's number and check code. Needs the unit's lock. Value date is the posting day.
 */
export async function postRemittance(tx: Tx, posting: Posting): Promise<void> {
  const { payment, rosters, clock } = posting;
  if (rosters.length === 0 && payment.purpose === 'month') throw new Error(`payment ${payment.id} has no roster`);
  const today = clock.today();
  const number = businessNumber(tx, today);
  const posted = postRosters(tx, posting);
  if (payment.purpose === 'back-pay' || rosters.some(({ backPayHeads }) => backPayHeads > 0)) {
    await Promise.all([number, posted]);
    await postBackPayments(tx, { ...posting, remittanceId: rosters[0]?.id ?? null });
  }
  // What follows is sent behind the journal, and does not wait for its answer.
  await Promise.all([
    posted,
    closeMonths(tx, rosters, { clock, everybodyHasLine: posted }),
    endCollection(tx, payment, clock),
    number.then((given) => giveVoucher(tx, { payment, today, clock, number: given })),
  ]);
}

interface Voucher {
  payment: Payment;
  today: Day;
  clock: Clock;
  number: string;
}

/** Marks the payment as posted and gives its voucher out. */
async function giveVoucher(tx: Tx, { payment, today, clock, number }: Voucher): Promise<void> {
  const voucher = { number, checkCode: checkCode() };
  const { id: paymentId, unitId, firstMonth, lastMonth, heads, amount } = payment;
  const facts = { kind: 'voucher', unitId, paymentId, firstMonth, lastMonth, heads, amount, asOf: today } as const;
  await Promise.all([
    markPosted(tx, payment.id, { today, voucher }),
    stampPapers(tx, [{ ...facts, ...voucher }], clock),
  ]);
}

interface Posted {
  today: Day;
  voucher: { number: string; checkCode: string };
}

async function markPosted(tx: Tx, id: string, { today, voucher }: Posted): Promise<void> {
  const posted = await tx
    .update(payments)
    .set({
      state: 'posted',
      postedOn: today,
      valueOn: today,
      voucherNumber: voucher.number,
      checkCode: voucher.checkCode,
    })
    .where(and(eq(payments.id, id), eq(payments.state, 'due')))
    .returning({ id: payments.id });
  if (posted.length !== 1) throw new Error(`payment ${id} is not due any more`);
}

/** The rosters that a payment pays, in the order of their months. */
export async function rostersOf(tx: Tx, paymentId: string): Promise<Roster[]> {
  return tx.select().from(remittances).where(eq(remittances.paymentId, paymentId)).orderBy(asc(remittances.month));
}

/** Says whether everybody on the rosters has a line, as far as one month tells: in several, somebody may be on one of them only. */
async function postRosters(tx: Tx, { payment, rosters, from, receiptId, logId, clock }: Posting): Promise<boolean> {
  const amount = sumFen(rosters.map(({ currentAmount }) => currentAmount));
  if (amount === ZERO) return false;
  const [only, ...others] = rosters;
  const which = only && others.length === 0 ? sql`= ${only.id}` : sql`in ${idsOf(rosters)}`;
  const paid = sql`r.unit_id = ${payment.unitId} and r.remittance_id ${which}`;
  const { lines } = await postJournal(
    tx,
    {
      kind: 'remittance',
      unitId: payment.unitId,
      logId,
      ...(rosters[0] ? { remittanceId: rosters[0].batchId } : {}),
      ...(receiptId ? { receiptId } : {}),
      months: { first: payment.firstMonth, last: payment.lastMonth },
      remittedMonth: payment.lastMonth,
      valueOn: clock.today(),
    },
    {
      clock,
      lines: sql`${rosters.length === 1 ? ofOneMonth(paid) : ofSeveral(paid)}
        union all select ${from}::uuid, ${negateFen(amount)}::bigint`,
    },
  );
  return rosters.length === 1 && rosters[0]?.currentHeads === lines - 1;
}

function ofOneMonth(paid: SQL): SQL {
  return sql`select r.account_id, r.unit_share + r.own_share as amount from roster_lines r where ${paid} and r.unit_share + r.own_share > 0`;
}

/** A person's months in one line: 公积金汇缴201908至201910. */
function ofSeveral(paid: SQL): SQL {
  return sql`select r.account_id, sum(r.unit_share + r.own_share)::bigint as amount from roster_lines r where ${paid}
    group by r.account_id having sum(r.unit_share + r.own_share) > 0`;
}

function idsOf(rosters: readonly { id: string }[]): SQL {
  return anyOf(
    rosters.map(({ id }) => id),
    'uuid',
  );
}
