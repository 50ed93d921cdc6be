import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { payments } from '@/db/schema/remittances';
import type { Clock } from '@/lib/gateways/clock';
import { postJournal } from '@/lib/ledger/post-journal';
import { fen, negateFen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/** Puts the unit's effective back payments that nothing pays yet on the month's roster (B-6, Q-80). */
export async function attachBackPayments(tx: Tx, unitId: string, remittanceId: string): Promise<void> {
  await tx.execute(sql`
    update filings f set remittance_id = ${remittanceId}::uuid
    where f.unit_id = ${unitId} and f.kind = 'back-pay' and f.state = 'effective'
      and f.remittance_id is null and f.payment_id is null and f.paid_on is null`);
}

/** Takes them off again when roster or payment has ended without money. */
export async function detachBackPayments(
  tx: Tx,
  unitId: string,
  ended: { remittanceId?: string; paymentId?: string },
): Promise<void> {
  await tx.execute(sql`
    update filings f set remittance_id = null, payment_id = null
    where f.unit_id = ${unitId} and f.kind = 'back-pay' and f.paid_on is null
      and (f.remittance_id = ${ended.remittanceId ?? null}::uuid or f.payment_id = ${ended.paymentId ?? null}::uuid)`);
}

interface BackPosting {
  payment: typeof payments.$inferSelect;
  /** The roster whose back payments they are; null when they are paid alone. */
  remittanceId: string | null;
  from: string;
  receiptId: string | null;
  logId: string;
  clock: Clock;
}

/**
 * Books the back payments that a payment covers: one journal for each month made up, a line per person, in the ledger as
 * 公积金补缴 (B-8: nobody's 缴至年月 moves). Money for an account that was merged goes to the one that took it over. Needs the unit's
 * lock.
 */
export async function postBackPayments(
  tx: Tx,
  { payment, remittanceId, from, receiptId, logId, clock }: BackPosting,
): Promise<void> {
  const { unitId } = payment;
  const today = clock.today();
  const paid = sql`f.unit_id = ${unitId} and f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is null
    and (f.remittance_id = ${remittanceId}::uuid or f.payment_id = ${payment.id}::uuid)`;
  const months = await tx.execute<{ month: Month; amount: string }>(sql`
    select f.for_month as month, sum(f.unit_share + f.own_share)::text as amount from filings f where ${paid} group by f.for_month order by f.for_month`);
  // As many journals as months are made up, however many people they are for.
  for (const { month, amount } of months) {
    await postJournal(
      tx,
      {
        kind: 'back-pay',
        unitId,
        logId,
        ...(remittanceId ? { remittanceId } : {}),
        ...(receiptId ? { receiptId } : {}),
        months: { first: month, last: month },
        valueOn: today,
      },
      {
        clock,
        lines: sql`
          select coalesce(a.merged_into, a.id) as account_id, sum(f.unit_share + f.own_share)::bigint as amount
          from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
          where ${paid} and f.for_month = ${month} group by coalesce(a.merged_into, a.id)
          union all select ${from}::uuid, ${negateFen(fen(BigInt(amount)))}::bigint`,
      },
    );
  }
  await tx.execute(sql`update filings f set paid_on = ${today} where ${paid}`);
}
