import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { receipts } from '@/db/schema/receipts';
import type { payments } from '@/db/schema/remittances';

/** Whether money has come that named the payment, of its amount or another. */
export async function isNamedByReceipt(
  tx: Tx,
  { id, unitId }: Pick<typeof payments.$inferSelect, 'id' | 'unitId'>,
): Promise<boolean> {
  const named = await tx
    .select({ id: receipts.id })
    .from(receipts)
    .where(and(eq(receipts.unitId, unitId), eq(receipts.paymentId, id)))
    .limit(1);
  return named.length > 0;
}
