import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { payments, remittances } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { postJournal } from '@/lib/ledger/post-journal';
import { businessNumber } from '@/lib/operations/business-number';
import { stampPapers } from '@/lib/operations/stamp-papers';
import { checkCode } from '@/lib/values/ids';
import { negateFen, ZERO } from '@/lib/values/money';
import { postBackPayments } from './back-payments';

interface Posting {
  payment: typeof payments.$inferSelect;
  /** The ledger account that pays: the bank deposit, or the unit's suspense. */
  from: string;
  /** The receipt that brought the money; null when it was in suspense before. */
  receiptId: string | null;
  logId: string;
  clock: Clock;
}

/**
 * Books what a payment pays to every employee: for a month one journal with a ledger line per person on its roster, 缴至年月 of
 * people and unit, so that the unit's next month is open; for back payments a journal per month made up. Then the voucher's
 * number and check code. Needs the unit's lock. Value date is the posting day.
 */
export async function postRemittance(tx: Tx, posting: Posting): Promise<void> {
  const { payment, clock } = posting;
  const today = clock.today();
  const roster = payment.purpose === 'month' ? await rosterOf(tx, payment.id) : null;
  if (roster) await postRoster(tx, roster, posting);
  await postBackPayments(tx, { ...posting, remittanceId: roster?.id ?? null });
  const voucher = { number: await businessNumber(tx, today), checkCode: checkCode() };
  await tx
    .update(payments)
    .set({
      state: 'posted',
      postedOn: today,
      valueOn: today,
      voucherNumber: voucher.number,
      checkCode: voucher.checkCode,
    })
    .where(eq(payments.id, payment.id));
  const { id: paymentId, unitId, firstMonth, lastMonth, heads, amount } = payment;
  const facts = { kind: 'voucher', unitId, paymentId, firstMonth, lastMonth, heads, amount, asOf: today } as const;
  await stampPapers(tx, [{ ...facts, ...voucher }], clock);
  if (roster) await closeMonth(tx, roster, clock);
}

type Roster = typeof remittances.$inferSelect;

async function rosterOf(tx: Tx, paymentId: string): Promise<Roster> {
  const [roster] = await tx.select().from(remittances).where(eq(remittances.paymentId, paymentId));
  if (!roster) throw new Error(`payment ${paymentId} has no roster`);
  return roster;
}

async function postRoster(tx: Tx, roster: Roster, { from, receiptId, logId, clock }: Posting): Promise<void> {
  if (roster.currentAmount === ZERO) return;
  await postJournal(
    tx,
    {
      kind: 'remittance',
      unitId: roster.unitId,
      logId,
      remittanceId: roster.id,
      ...(receiptId ? { receiptId } : {}),
      months: { first: roster.month, last: roster.month },
      remittedMonth: roster.month,
      valueOn: clock.today(),
    },
    {
      clock,
      lines: sql`
        select r.account_id, r.unit_share + r.own_share as amount from roster_lines r
        where r.unit_id = ${roster.unitId} and r.remittance_id = ${roster.id} and r.unit_share + r.own_share > 0
        union all select ${from}::uuid, ${negateFen(roster.currentAmount)}::bigint`,
    },
  );
}

/** Closes a month whose money is booked, or that has none; a unit that paid for the first time becomes 正常 (P-6). */
export async function closeMonth(
  tx: Tx,
  { id, unitId, month }: Pick<Roster, 'id' | 'unitId' | 'month'>,
  clock: Clock,
): Promise<void> {
  await tx.update(remittances).set({ state: 'posted', postedOn: clock.today() }).where(eq(remittances.id, id));
  // Who is on the roster with nothing to pay has no line in the journal, but the month is done for him too.
  await tx.execute(sql`
    update ledger_accounts l set remitted_month = ${month} from roster_lines r
    where r.unit_id = ${unitId} and r.remittance_id = ${id} and r.unit_share + r.own_share = 0 and l.id = r.account_id`);
  await tx
    .update(units)
    .set({
      remittedMonth: month,
      status: sql`case when ${units.status} = 'opened' then 'normal' else ${units.status} end`,
    })
    .where(eq(units.id, unitId));
}
