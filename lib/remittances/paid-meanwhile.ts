import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { PLANNED_ANEW } from '@/db/guarded-connection';
import type { payments } from '@/db/schema/remittances';
import { WHOLE_UNPAID } from '@/lib/filings/unpaid-back-payment';
import { onlyPaidElsewhere } from '@/lib/ledger/paid-elsewhere';
import { refuse } from '@/lib/operations/refuse';
import { MONTHS_NAMED } from '@/lib/text/payments';
import { formatMonthProse, type Month } from '@/lib/values/month';

type Payment = Pick<typeof payments.$inferSelect, 'id' | 'unitId'>;

/** People with the month that another unit has paid of each, the first few of so many. */
export interface PaidAgain extends Record<string, string> {
  names: string;
  lines: string;
}

/** Of a filing `f`: that this payment is to pay it, by itself or with its months. */
function paidBy(payment: SQL): SQL {
  return sql`(f.payment_id = ${payment} or f.remittance_id in (select r.id from remittances r where r.payment_id = ${payment}))`;
}

function owedBy(unitId: string | SQL, which: SQL): SQL {
  return sql`
    select a.person_id, f.for_month as month, a.name from filings f join accounts a on a.unit_id = ${unitId} and a.id = f.account_id
    where f.unit_id = ${unitId} and ${WHOLE_UNPAID} and ${which}`;
}

/** That a payment of the unit is to make up a whole month of somebody. */
function makesUpWhole(unitId: SQL, payment: SQL): SQL {
  return sql`exists (select from filings f where f.unit_id = ${unitId} and ${WHOLE_UNPAID} and ${paidBy(payment)})`;
}

/**
 * Of a row of `payments`: whether it is to make up a whole month of somebody, so that another unit may have paid it since (B-5, C-4). By keys alone;
 * what pays no back payment is not looked into.
 */
export const MAKES_UP_WHOLE = sql<boolean>`case
  when payments.state = 'due' and (payments.purpose = 'back-pay' or exists (select from remittances r where r.payment_id = payments.id and r.back_pay_heads > 0))
  then ${makesUpWhole(sql`payments.unit_id`, sql`payments.id`)}
  else false end`;

/**
 * Of a payment `p`: it waits for money, and another unit has paid since what it is to make up of somebody (B-5). What comes for it is not
 * booked, so that it is to be taken back, is not held by money that came, and not collected. Of most payments nothing is asked.
 */
export const TO_TAKE_BACK: SQL = sql`case
  when p.state = 'due' and ${makesUpWhole(sql`p.unit_id`, sql`p.id`)}
  then exists (${onlyPaidElsewhere(sql`p.unit_id`, owedBy(sql`p.unit_id`, paidBy(sql`p.id`)))})
  else false end`;

/** The same of one payment. */
export async function isToBeTakenBack(tx: Tx, paymentId: string): Promise<boolean> {
  const asked = await tx.execute(sql`select 1 from payments p where p.id = ${paymentId}::uuid and ${TO_TAKE_BACK}`);
  return asked.length > 0;
}

/** Whose months a payment is to make up that another unit has paid since; null where there are none. Needs the locks of `lockForPosting`. */
export function paidMeanwhile(tx: Tx, { id, unitId }: Payment): Promise<PaidAgain | null> {
  return paidAgain(tx, unitId, paidBy(sql`${id}::uuid`));
}

/** The same of what saving the open month would put on its roster; null too where that is nothing. Says what stands now, without locks. */
export function unattachedPaidAgain(tx: Tx, unitId: string): Promise<PaidAgain | null> {
  return paidAgain(tx, unitId, sql`f.remittance_id is null and f.payment_id is null`);
}

/** Refuses to pay what another unit has paid since; what the payment is of says what has to be taken back first. Needs the locks of `lockForPosting`. */
export async function refuseToPayAgain(tx: Tx, payment: Payment, held: 'nothing' | 'month' | 'payment'): Promise<void> {
  const again = await paidMeanwhile(tx, payment);
  if (again) refuse('back-pay-paid-meanwhile', { ...again, held });
}

/** The same for what is being put on a month's roster. */
export async function refuseToAttachAgain(tx: Tx, unitId: string, remittanceId: string): Promise<void> {
  const again = await paidAgain(tx, unitId, sql`f.remittance_id = ${remittanceId}::uuid`);
  if (again) refuse('back-pay-paid-meanwhile', { ...again, held: 'nothing' });
}

async function paidAgain(tx: Tx, unitId: string, which: SQL): Promise<PaidAgain | null> {
  const rows = await tx.execute<{ name: string; month: Month; total: number }>(sql`${PLANNED_ANEW}
    select p.name, p.month, count(*) over ()::integer as total from (${onlyPaidElsewhere(unitId, owedBy(unitId, which))}) p
    order by p.month, p.name, p.person_id limit ${MONTHS_NAMED}`);
  const [first] = rows;
  if (!first) return null;
  const names = rows.map(({ name, month }) => `${name} ${formatMonthProse(month)}`);
  return { names: names.join('、'), lines: String(first.total) };
}
