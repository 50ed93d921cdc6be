import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { collectionInstructions as instructions } from '@/db/schema/receipts';
import type { payments } from '@/db/schema/remittances';
import { refuse } from '@/lib/operations/refuse';
import type { Clock } from '@/lib/gateways/clock';

type Payment = Pick<typeof payments.$inferSelect, 'id' | 'unitId' | 'method'>;
type Key = Pick<Payment, 'id' | 'unitId'>;

/** Whether the bank has been told to collect a payment and has not answered yet. Only what is paid by 托收 is asked for. */
export async function isCollecting(tx: Tx, payment: Payment): Promise<boolean> {
  return payment.method === 'collection' && (await isSent(tx, payment));
}

async function isSent(tx: Tx, { id, unitId }: Key): Promise<boolean> {
  const sent = await tx
    .select({ id: instructions.id })
    .from(instructions)
    .where(and(eq(instructions.unitId, unitId), eq(instructions.paymentId, id), eq(instructions.state, 'sent')));
  return sent.length > 0;
}

/** Of a payment `p`: the same, for queries. */
export const COLLECTING: SQL = sql`exists (select from collection_instructions c where c.payment_id = p.id and c.unit_id = p.unit_id and c.state = 'sent')`;

/** Refuses what would be paid a second time by a bank that has been told to collect it. */
export async function refuseOnceSent(tx: Tx, payment: Key): Promise<void> {
  if (await isSent(tx, payment)) refuse('collection-sent');
}

/** The bank has collected what is posted. */
export async function endCollection(tx: Tx, { id, unitId, method }: Payment, clock: Clock): Promise<void> {
  if (method !== 'collection') return;
  await tx
    .update(instructions)
    .set({ state: 'collected', endedAt: clock.now() })
    .where(and(eq(instructions.unitId, unitId), eq(instructions.paymentId, id), eq(instructions.state, 'sent')));
}
