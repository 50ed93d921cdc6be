import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { operatorTours } from '@/db/schema/units';
import { unitOperation } from '@/lib/operations/operation';

/** Whether the operator has been through the tour of the hall, or put it away. */
export async function hasToured(tx: Tx, operatorId: string): Promise<boolean> {
  const ended = await tx
    .select({ at: operatorTours.endedAt })
    .from(operatorTours)
    .where(eq(operatorTours.operatorId, operatorId));
  return ended.length > 0;
}

/** Ends the tour for this operator: it does not come again by itself, whatever browser he uses. */
export const endTour = unitOperation({
  name: 'tour.end',
  input: z.strictObject({}),
  async run({ tx, principal, clock }) {
    await tx
      .insert(operatorTours)
      .values({ operatorId: principal.id, unitId: principal.unitId, endedAt: clock.now() })
      .onConflictDoNothing();
    return { ended: true };
  },
});

/** 重新开始操作引导: the tour comes again on the operator's home page. */
export const restartTour = unitOperation({
  name: 'tour.restart',
  input: z.strictObject({}),
  async run({ tx, principal }) {
    await tx.delete(operatorTours).where(eq(operatorTours.operatorId, principal.id));
    return { ended: false };
  },
});
