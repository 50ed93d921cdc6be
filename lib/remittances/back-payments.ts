import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import type { payments } from '@/db/schema/remittances';
import type { Clock } from '@/lib/gateways/clock';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { backPayCorrected } from '@/lib/ledger/corrected-months';
import { monthsCounted } from '@/lib/ledger/months-counted';
import { postJournal } from '@/lib/ledger/post-journal';
import { whereMoneyGoes } from '@/lib/ledger/where-money-goes';
import { fen, negateFen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { refuseToAttachAgain } from './paid-meanwhile';

/** Puts the unit's effective back payments that nothing pays yet on the month's roster (B-6, Q-80). Refuses what another unit has paid since. */
export async function attachBackPayments(tx: Tx, unitId: string, remittanceId: string): Promise<void> {
  await tx.execute(sql`
    update filings set remittance_id = ${remittanceId}::uuid where unit_id = ${unitId} and ${UNPAID_BACK_PAYMENT}`);
  await refuseToAttachAgain(tx, unitId, remittanceId);
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
 * 公积金补缴. Money for an account that was merged goes to where the person is by now (Q-79). The unit's 缴至年月 stays, a person's moves
 * where the months made up follow on it (B-8). Needs the locks of `lockForPosting`.
 */
export async function postBackPayments(
  tx: Tx,
  { payment, remittanceId, from, receiptId, logId, clock }: BackPosting,
): Promise<void> {
  const { unitId } = payment;
  const today = clock.today();
  const paid = sql`f.unit_id = ${unitId} and f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is null
    and (f.remittance_id = ${remittanceId}::uuid or f.payment_id = ${payment.id}::uuid)`;
  const months = await tx.execute<{ month: Month; amount: string }>(sql`${PLANNED_ANEW}
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
        plannedAnew: true,
        lines: sql`
          select w.account_id, sum(f.unit_share + f.own_share)::bigint as amount
          from filings f join (${whereMoneyGoes(sql`select f.account_id from filings f where ${paid} and f.for_month = ${month}`)}) w on w.from_id = f.account_id
          where ${paid} and f.for_month = ${month} group by w.account_id
          union all select ${from}::uuid, ${negateFen(fen(BigInt(amount)))}::bigint`,
      },
    );
  }
  if (months.length === 0) return;
  await moveRemittedMonths(tx, unitId, paid);
  await tx.execute(sql`${PLANNED_ANEW} update filings f set paid_on = ${today} where ${paid}`);
}

/** B-8: 缴至年月 of whom the payment makes something up for, up to the last month that is paid without a gap since. */
async function moveRemittedMonths(tx: Tx, unitId: string, paid: SQL): Promise<void> {
  await tx.execute(sql`${PLANNED_ANEW}
    with made_up as (
      select distinct l.id, l.remitted_month, f.for_month
      from filings f join ledger_accounts l on l.id = f.account_id and l.unit_id = f.unit_id and l.remitted_month < f.for_month
      where f.unit_id = ${unitId} and f.kind = 'back-pay' and f.state = 'effective' and f.back_pay_type in ('full', 'deferral')
        and (f.paid_on is not null or ${paid}) and not ${backPayCorrected(sql`f`)} and f.account_id in (select f.account_id from filings f where ${paid})
    ), following as (
      select *, row_number() over (partition by id order by for_month) as place from made_up
    ), reached as (
      select id, max(for_month) as month from following
      where ${monthsCounted(sql`for_month`)} - ${monthsCounted(sql`remitted_month`)} = place group by id
    )
    update ledger_accounts l set remitted_month = r.month from reached r where l.id = r.id and l.unit_id = ${unitId}`);
}
