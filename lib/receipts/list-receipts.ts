import { and, count, desc, eq, or, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ledgerAccounts } from '@/db/schema/ledger';
import { receipts } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';
import { fen } from '@/lib/values/money';

/** All receipts, those that posted a month, or those of which something lies in suspense. */
export const RECEIPT_PARTS = ['all', 'posted', 'held'] as const;
export type ReceiptPart = (typeof RECEIPT_PARTS)[number];

const POSTED = eq(receipts.state, 'matched');
const HELD = or(eq(receipts.state, 'suspense'), eq(receipts.finding, 'over'));
const CONDITIONS: Record<ReceiptPart, SQL | undefined> = { all: undefined, posted: POSTED, held: HELD };

/** What of a receipt went to suspense: all of it, or what was more than due. */
const heldAmount = sql<string>`(case when ${receipts.state} = 'suspense' then ${receipts.amount}
  when ${receipts.finding} = 'over' then ${receipts.amount} - ${payments.amount} else 0 end)::text`;

/** For the funds desk: what the bank reported, the last first, with the totals of all that match, in fen. */
export async function listReceipts(
  tx: Tx,
  { part, page }: { part: ReceiptPart; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = CONDITIONS[part];
  const [totals] = await tx
    .select({
      rows: count(),
      amount: sql<string>`coalesce(sum(${receipts.amount}), 0)::text`,
      held: sql<string>`coalesce(sum(${heldAmount}::bigint), 0)::text`,
    })
    .from(receipts)
    .leftJoin(payments, eq(payments.id, receipts.paymentId))
    .where(where);
  const rows = await tx
    .select({
      receipt: receipts,
      held: heldAmount,
      unitName: units.name,
      unitNumber: units.number,
      paymentNumber: payments.number,
      due: payments.amount,
    })
    .from(receipts)
    .leftJoin(units, eq(units.id, receipts.unitId))
    .leftJoin(payments, eq(payments.id, receipts.paymentId))
    .where(where)
    .orderBy(desc(receipts.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return {
    rows: rows.map(({ held, ...row }) => ({ ...row, held: fen(BigInt(held)) })),
    total: totals?.rows ?? 0,
    amount: fen(BigInt(totals?.amount ?? 0)),
    held: fen(BigInt(totals?.held ?? 0)),
  };
}

/** The unit's own money in suspense, in fen; zero where it never had any. */
export async function suspenseOfUnit(tx: Tx, unitId: string) {
  const [row] = await tx
    .select({ balance: ledgerAccounts.balance })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.unitId, unitId), eq(ledgerAccounts.code, '219')));
  return row?.balance ?? fen(0n);
}
