import type { Tx } from '@/db/client';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { arrivedForPayments } from './arrived-for-payments';
import { isCollecting } from './collections';
import { batchOf, getRemittance } from './list-remittances';

/**
 * The month in progress as whoever takes it back must see it: with all months that were saved together, and whether a payment goes with it. Null
 * where nothing is saved, and once the bank has been told to collect it or money has come for it.
 */
export async function revocableMonth(tx: Tx, { id: unitId, remittanceId }: Pick<UnitInForce, 'id' | 'remittanceId'>) {
  const saved = remittanceId === null ? undefined : await getRemittance(tx, unitId, remittanceId);
  if (!saved) return null;
  const { remittance, payment } = saved;
  if (payment && (await isCollecting(tx, payment))) return null;
  if (payment && (await arrivedForPayments(tx, unitId)).has(payment.id)) return null;
  return { remittanceId: remittance.id, ...(await batchOf(tx, remittance)), registered: payment !== null };
}

/** The payment that the month in progress waits for, where it has one. */
export async function paymentOfMonth(tx: Tx, { id, remittanceId }: Pick<UnitInForce, 'id' | 'remittanceId'>) {
  const saved = remittanceId === null ? undefined : await getRemittance(tx, id, remittanceId);
  return saved?.payment ?? null;
}
