import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { payments, remittances } from '@/db/schema/remittances';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { lockUnit } from '@/lib/units/unit-in-force';
import { refuseWhileWaiting } from '@/lib/units/waiting-approval';
import { detachBackPayments } from './back-payments';
import { refuseOnceSent } from './collections';
import { refuseOnceArrived } from './arrived-for-payments';

export const revokeMonthInput = z.strictObject({
  remittanceId: z.uuid(),
  reason: z.string().trim().min(1, 'reason-missing').max(200),
});

/**
 * 撤销 of a saved or registered month: roster and payment are marked 已撤销, with all months
 * that were saved together, and the first is open again. Refuses once a receipt has arrived, were it too little as long as that lies in
 * suspense, or the bank has been told to collect it, what is closed already, and while something waits for a second person.
 */
export const revokeRemittance = unitOperation({
  name: 'remittance.revoke',
  input: revokeMonthInput,
  run: revokeMonth,
});

/** What 撤销 of a month does, in whichever operation. */
export async function revokeMonth(
  { tx, principal, clock, note }: RunningForUnit,
  { remittanceId, reason }: z.infer<typeof revokeMonthInput>,
): Promise<{ id: string }> {
  await lockUnit(tx, principal.unitId);
  await refuseWhileWaiting(tx, principal.unitId, 'revoke-remittance');
  const [found] = await tx
    .select({ roster: remittances, payment: payments })
    .from(remittances)
    .leftJoin(payments, eq(payments.id, remittances.paymentId))
    .where(and(eq(remittances.id, remittanceId), eq(remittances.unitId, principal.unitId)));
  if (!found) return refuse('not-found');
  const { roster, payment } = found;
  if (roster.state === 'posted') refuse('receipt-arrived');
  if (roster.state !== 'saved' && roster.state !== 'due') {
    refuse('remittance-closed', { state: REMITTANCE_STATE_WORDS[roster.state] });
  }
  if (payment) {
    await refuseOnceSent(tx, payment);
    await refuseOnceArrived(tx, payment);
  }
  const revoked = {
    state: 'revoked' as const,
    revokedBy: principal.id,
    revokedAt: clock.now(),
    revokeReason: reason,
  };
  await tx
    .update(remittances)
    .set(revoked)
    .where(and(eq(remittances.unitId, principal.unitId), eq(remittances.batchId, roster.batchId)));
  if (payment) await tx.update(payments).set(revoked).where(eq(payments.id, payment.id));
  await detachBackPayments(tx, principal.unitId, { remittanceId: roster.batchId });
  note({ month: roster.month, people: roster.currentHeads });
  return { id: roster.batchId };
}
