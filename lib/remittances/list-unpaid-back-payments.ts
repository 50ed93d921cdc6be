import { and, asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import { payments } from '@/db/schema/remittances';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { fen } from '@/lib/values/money';

/**
 * The unit's effective back payments that neither a roster nor a payment has yet (B-6, Q-80): the first of them to be shown, how many and what
 * amount in fen all of them are, and of the first that can be paid together which they are and what they come to.
 */
export async function listUnpaidBackPayments(
  tx: Tx,
  unitId: string,
  { shown, together }: { shown: number; together: number },
) {
  const where = and(eq(filings.unitId, unitId), UNPAID_BACK_PAYMENT);
  const numbered = tx
    .select({
      id: filings.id,
      monthly: filings.monthly,
      place: sql<number>`row_number() over (order by ${filings.id})`.as('place'),
    })
    .from(filings)
    .where(where)
    .as('numbered');
  const first = sql`filter (where ${numbered.place} <= ${together}::integer)`;
  const [all] = await tx
    .select({
      total: sql<number>`count(*)::integer`,
      amount: sql<string>`coalesce(sum(${numbered.monthly}), 0)::text`,
      firstIds: sql<string | null>`string_agg(${numbered.id}::text, ',' order by ${numbered.place}) ${first}`,
      firstAmount: sql<string>`coalesce(sum(${numbered.monthly}) ${first}, 0)::text`,
    })
    .from(numbered);
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
  return {
    rows,
    total: all?.total ?? 0,
    amount: fen(BigInt(all?.amount ?? 0)),
    together: { ids: all?.firstIds?.split(',') ?? [], amount: fen(BigInt(all?.firstAmount ?? 0)) },
  };
}

/** The unit's payment of back payments that waits for money or for its booking; there is one at a time. */
export async function openBackPayment(tx: Tx, unitId: string) {
  const [payment] = await tx
    .select({ id: payments.id, amount: payments.amount, deadline: payments.deadline })
    .from(payments)
    .where(and(eq(payments.unitId, unitId), eq(payments.purpose, 'back-pay'), eq(payments.state, 'due')));
  return payment;
}
