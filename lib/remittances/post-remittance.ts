import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { payments, remittances } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { postJournal } from '@/lib/ledger/post-journal';
import { businessNumber } from '@/lib/operations/business-number';
import { checkCode } from '@/lib/values/ids';
import { negateFen } from '@/lib/values/money';

interface Posting {
  payment: typeof payments.$inferSelect;
  /** The ledger account that pays: the bank deposit, or the unit's suspense. */
  from: string;
  receiptId: string;
  logId: string;
  clock: Clock;
}

/**
 * Books a payment's month to every employee on its roster: one journal, one ledger line per person, 缴至年月 of people and
 * unit, the voucher's number and check code; the unit's next month is open then. Needs the unit's lock. Value date is the
 * posting day. A unit that paid for the first time becomes 正常 (P-6).
 */
export async function postRemittance(tx: Tx, { payment, from, receiptId, logId, clock }: Posting): Promise<void> {
  const [roster] = await tx.select().from(remittances).where(eq(remittances.paymentId, payment.id));
  if (!roster) throw new Error(`payment ${payment.id} has no roster`);
  const today = clock.today();
  await postJournal(
    tx,
    {
      kind: 'remittance',
      unitId: payment.unitId,
      logId,
      remittanceId: roster.id,
      receiptId,
      months: { first: roster.month, last: roster.month },
      remittedMonth: roster.month,
      valueOn: today,
    },
    {
      clock,
      lines: sql`
        select r.account_id, r.unit_share + r.own_share as amount from roster_lines r
        where r.unit_id = ${payment.unitId} and r.remittance_id = ${roster.id} and r.unit_share + r.own_share > 0
        union all select ${from}::uuid, ${negateFen(payment.amount)}::bigint`,
    },
  );
  await tx
    .update(payments)
    .set({
      state: 'posted',
      postedOn: today,
      valueOn: today,
      voucherNumber: await businessNumber(tx, today),
      checkCode: checkCode(),
    })
    .where(eq(payments.id, payment.id));
  await tx.update(remittances).set({ state: 'posted', postedOn: today }).where(eq(remittances.id, roster.id));
  await tx
    .update(units)
    .set({
      remittedMonth: roster.month,
      status: sql`case when ${units.status} = 'opened' then 'normal' else ${units.status} end`,
    })
    .where(eq(units.id, payment.unitId));
}
