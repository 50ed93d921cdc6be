import { and, count, eq, lt, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { corrections } from '@/db/schema/corrections';
import { filings } from '@/db/schema/filings';
import { ledgerAccounts } from '@/db/schema/ledger';
import { payments } from '@/db/schema/remittances';
import type { Day } from '@/lib/values/day';
import { fen, type Fen } from '@/lib/values/money';

export interface Counted {
  count: number;
  amount: Fen;
}

/** What waits at the centre: payments not paid and those past their deadline, money in suspense by account, reviews with those of corrections. */
export async function officeDesk(tx: Tx, today: Day) {
  const isDue = eq(payments.state, 'due');
  const due = await tx.select(totalsOf(payments.amount)).from(payments).where(isDue);
  const overdue = await tx
    .select(totalsOf(payments.amount))
    .from(payments)
    .where(
      and(
        isDue,
        lt(payments.deadline, today),
        // What the bank is collecting does not expire.
        sql`not exists (select from collection_instructions c where c.payment_id = ${payments.id} and c.state = 'sent')`,
      ),
    );
  const suspense = await tx
    .select(totalsOf(ledgerAccounts.balance))
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.code, '219'), sql`${ledgerAccounts.balance} > 0`));
  const [reviews] = await tx.select({ count: count() }).from(filings).where(eq(filings.state, 'in-review'));
  const [correcting] = await tx.select({ count: count() }).from(corrections).where(eq(corrections.state, 'in-review'));
  const waiting = (reviews?.count ?? 0) + (correcting?.count ?? 0);
  return { due: counted(due), overdue: counted(overdue), suspense: counted(suspense), reviews: waiting };
}

function totalsOf(amount: PgColumn) {
  return { count: count(), amount: sql<string>`coalesce(sum(${amount}), 0)::text` };
}

function counted([row]: { count: number; amount: string }[]): Counted {
  return { count: row?.count ?? 0, amount: fen(BigInt(row?.amount ?? 0)) };
}
