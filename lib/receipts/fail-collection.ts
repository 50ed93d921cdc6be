import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { collectionInstructions as instructions } from '@/db/schema/receipts';
import { payments } from '@/db/schema/remittances';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { arrivedForPayments } from '@/lib/remittances/arrived-for-payments';
import { isToBeTakenBack } from '@/lib/remittances/paid-meanwhile';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit, unitInForce } from '@/lib/units/unit-in-force';
import { addDays } from '@/lib/values/day';
import { formatFen } from '@/lib/values/money';

type Failed = Pick<typeof instructions.$inferSelect, 'paymentId' | 'unitId'>;

/**
 * 托收失败: the bank has taken nothing, and says why. The payment waits as before, for as many days as a new one: its unit, which is told, may choose another
 * method, or take it back unless money that came for it lies in suspense; where that would pay what another unit has paid, it is to take it back (B-5).
 * Refuses what has been collected or has failed already.
 */
export const failCollection = officeOperation({
  name: 'collections.fail',
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1, 'text-missing').max(200, 'text-too-long') }),
  async run({ tx, principal, clock, note }, { id, reason }) {
    const [seen] = await tx.select({ unitId: instructions.unitId }).from(instructions).where(eq(instructions.id, id));
    if (!seen) return refuse('not-found');
    await lockUnit(tx, seen.unitId);
    const [failed] = await tx
      .update(instructions)
      .set({ state: 'failed', endedAt: clock.now(), failedBy: principal.id, failure: reason })
      .where(and(eq(instructions.id, id), eq(instructions.state, 'sent')))
      .returning();
    if (!failed) return refuse('collection-ended');
    const { parameters } = await unitInForce(tx, failed.unitId);
    // The bank had it while the days went by: the unit gets them again to pay otherwise.
    const [payment] = await tx
      .update(payments)
      .set({ deadline: sql`greatest(${payments.deadline}, ${addDays(clock.today(), parameters.paymentDays)}::date)` })
      .where(eq(payments.id, failed.paymentId))
      .returning({ number: payments.number, month: payments.lastMonth, deadline: payments.deadline });
    await tellUnits(tx, clock, [
      {
        unitId: failed.unitId,
        code: 'collection-failed',
        values: {
          number: payment?.number ?? '',
          amount: formatFen(failed.amount),
          reason,
          deadline: payment?.deadline ?? '',
          held: await heldBack(tx, failed),
        },
        path: `/payments/${failed.paymentId}`,
      },
    ]);
    note({ unitId: failed.unitId, ...(payment ? { month: payment.month } : {}) });
    return { id, reason };
  },
});

/** Why the bank is not told again: as long as money that came for it lies in suspense, or at all where another unit has paid what it makes up. */
async function heldBack(tx: Tx, { paymentId, unitId }: Failed): Promise<'yes' | 'paid-elsewhere' | ''> {
  if (await isToBeTakenBack(tx, paymentId)) return 'paid-elsewhere';
  return (await arrivedForPayments(tx, unitId)).has(paymentId) ? 'yes' : '';
}
