import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { suspenseRefunds } from '@/db/schema/receipts';
import type { PROPOSAL_STATES } from '@/db/schema/two-person-columns';

/** Two people who claim or refund the same receipt at once: the second waits, and sees what the first did. */
export async function lockReceipt(tx: Tx, receiptId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${receiptId}, 3))`);
}

/** Whether a refund of the receipt is in one of these states. */
export async function isRefunding(
  tx: Tx,
  receiptId: string,
  states: (typeof PROPOSAL_STATES)[number][],
): Promise<boolean> {
  const refunds = await tx
    .select({ id: suspenseRefunds.id })
    .from(suspenseRefunds)
    .where(and(eq(suspenseRefunds.receiptId, receiptId), inArray(suspenseRefunds.state, states)));
  return refunds.length > 0;
}
