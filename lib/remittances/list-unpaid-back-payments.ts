import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { payments } from '@/db/schema/remittances';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { fen } from '@/lib/values/money';

/** So many can be paid by themselves at once; more go with the month. */
const MOST_TOGETHER = 5000;

/**
 * The unit's effective back payments that neither a roster nor a payment has yet (B-6, Q-80): the first of them to be shown, and how many,
 * what amount in fen, and which all of them are; of these no more than can be paid together.
 */
export async function listUnpaidBackPayments(tx: Tx, unitId: string, shown: number) {
  const where = and(eq(filings.unitId, unitId), UNPAID_BACK_PAYMENT);
  const [all] = await tx
    .select({
      ids: sql<string>`coalesce(array_to_string((array_agg(${filings.id} order by ${filings.id}))[1:${MOST_TOGETHER}::integer], ','), '')`,
      total: sql<number>`count(*)::integer`,
      amount: sql<string>`coalesce(sum(${filings.monthly}), 0)::text`,
    })
    .from(filings)
    .where(where);
  const rows = await tx
    .select({
      id: filings.id,
      accountNumber: accounts.number,
      name: filings.name,
      forMonth: filings.forMonth,
      backPayType: filings.backPayType,
      amount: filings.monthly,
    })
    .from(filings)
    .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, unitId)))
    .where(where)
    .orderBy(asc(filings.id))
    .limit(shown);
  const ids = all?.ids ? all.ids.split(',') : [];
  return { rows, total: all?.total ?? 0, amount: fen(BigInt(all?.amount ?? 0)), ids };
}

/** The unit's payment of back payments that waits for money or for its booking; there is one at a time. */
export async function openBackPayment(tx: Tx, unitId: string) {
  const [payment] = await tx
    .select({ id: payments.id, amount: payments.amount, deadline: payments.deadline })
    .from(payments)
    .where(and(eq(payments.unitId, unitId), eq(payments.purpose, 'back-pay'), eq(payments.state, 'due')));
  return payment;
}
