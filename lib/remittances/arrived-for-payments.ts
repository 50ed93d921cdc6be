import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { receipts } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { asCentre } from '@/lib/operations/as-centre';
import { refuse } from '@/lib/operations/refuse';
import { lyingOfDuePayments } from '@/lib/receipts/list-held';
import { wantsSecondPerson } from '@/lib/units/second-person';
import { formatFen, type Fen } from '@/lib/values/money';

type Payment = typeof payments.$inferSelect;

/**
 * ARRIVED of rulebook 6: the unit's payments that still wait for money and that a receipt of too little has named, with what of it lies in suspense. What was
 * refunded, or has paid for something else since, is not attached to them any more.
 */
export async function arrivedForPayments(tx: Tx, unitId: string): Promise<Map<string, Fen>> {
  const named = await tx
    .select({ id: receipts.id })
    .from(receipts)
    .innerJoin(payments, and(eq(payments.id, receipts.paymentId), eq(payments.state, 'due')))
    .where(and(eq(receipts.unitId, unitId), eq(payments.unitId, unitId)))
    .limit(1);
  // What was refunded is in the centre's books alone.
  return named.length === 0 ? new Map() : asCentre(tx, () => lyingOfDuePayments(tx, unitId));
}

/** Refuses to take back, or to have paid in another way, a payment that money has come for. */
export async function refuseOnceArrived(
  tx: Tx,
  { id, unitId, amount, method, deadline }: Pick<Payment, 'id' | 'unitId' | 'amount' | 'method' | 'deadline'>,
): Promise<void> {
  const arrived = (await arrivedForPayments(tx, unitId)).get(id);
  if (arrived === undefined) return;
  refuse('receipt-in-suspense', {
    amount: formatFen(arrived),
    deadline,
    pair: (await wantsSecondPerson(tx, unitId)) ? 'yes' : '',
    whole: arrived >= amount ? 'yes' : '',
    collection: method === 'collection' ? 'yes' : '',
  });
}
