import { count, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ledgerAccounts } from '@/db/schema/ledger';
import { receipts, type RECEIPT_STATES } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';
import { fen } from '@/lib/values/money';

type ReceiptState = (typeof RECEIPT_STATES)[number];

/** For the funds desk: what the bank reported, newest first; all of it or only one state. */
export async function listReceipts(tx: Tx, { state, page }: { state: ReceiptState | null; page: Pick<ListPage, 'page' | 'size'> }) {
  const where = state ? eq(receipts.state, state) : undefined;
  const [totals] = await tx
    .select({ rows: count(), amount: sql<string>`coalesce(sum(${receipts.amount}), 0)::text` })
    .from(receipts)
    .where(where);
  const rows = await tx
    .select({ receipt: receipts, unitName: units.name, unitNumber: units.number, paymentNumber: payments.number, due: payments.amount })
    .from(receipts)
    .leftJoin(units, eq(units.id, receipts.unitId))
    .leftJoin(payments, eq(payments.id, receipts.paymentId))
    .where(where)
    .orderBy(desc(receipts.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: totals?.rows ?? 0, amount: fen(BigInt(totals?.amount ?? 0)) };
}

/** What lies in suspense (暂收), by unit; the row without a unit is money whose payer is unknown. */
export async function listSuspense(tx: Tx) {
  return tx
    .select({ id: ledgerAccounts.id, balance: ledgerAccounts.balance, unitName: units.name, unitNumber: units.number })
    .from(ledgerAccounts)
    .leftJoin(units, eq(units.id, ledgerAccounts.unitId))
    .where(sql`${ledgerAccounts.code} = '219' and ${ledgerAccounts.balance} > 0`)
    .orderBy(desc(ledgerAccounts.balance));
}

/** The unit's own money in suspense, in fen; zero where it never had any. */
export async function suspenseOfUnit(tx: Tx, unitId: string) {
  const [row] = await tx
    .select({ balance: ledgerAccounts.balance })
    .from(ledgerAccounts)
    .where(sql`${ledgerAccounts.unitId} = ${unitId} and ${ledgerAccounts.code} = '219'`);
  return row?.balance ?? fen(0n);
}
