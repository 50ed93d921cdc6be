import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { correctionMonths, corrections } from '@/db/schema/corrections';
import { businessNumber } from '@/lib/operations/business-number';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { CORRECTION_STATE_WORDS } from '@/lib/text/corrections';
import { unitForAct } from '@/lib/units/unit-in-force';
import { correctionAllows } from './correction';
import { reviewChecks } from './judge-correction';

const input = z.strictObject({ id: z.uuid() });

/** 提交 to the centre under a 业务流水号, which stays when it comes back. Refuses one without both documents, and what stands in its way by now. */
export const submitCorrection = unitOperation({
  name: 'corrections.submit',
  input,
  async run({ tx, principal, clock, note }, { id }) {
    const unit = await unitForAct(tx, principal.unitId, 'correct');
    const correction = await ownCorrection(tx, unit.id, id);
    if (!correctionAllows('submit', correction.state)) refuseState(correction.state);
    const today = clock.today();
    const checks = await reviewChecks(tx, { unit, correction, today });
    const obstacle = checks.find((checked) => checked.obstacle !== null)?.obstacle;
    if (obstacle) refuse(obstacle.code, obstacle.values);
    const number = correction.number ?? (await businessNumber(tx, today));
    await tx
      .update(corrections)
      .set({
        state: 'in-review',
        number,
        submittedBy: principal.id,
        submittedAt: clock.now(),
        submittedOn: today,
        firstApprovedBy: null,
        firstApprovedAt: null,
        version: correction.version + 1,
      })
      .where(and(eq(corrections.unitId, unit.id), eq(corrections.id, id)));
    note({ month: unit.openMonth, people: 1 });
    return { id, number };
  },
});

/** 撤销 of a correction that the centre has not decided; its months may be asked for again. After posting never. */
export const withdrawCorrection = unitOperation({
  name: 'corrections.withdraw',
  input,
  async run({ tx, principal, note }, { id }) {
    const unit = await unitForAct(tx, principal.unitId, 'correct');
    const correction = await ownCorrection(tx, unit.id, id);
    if (!correctionAllows('withdraw', correction.state)) refuseState(correction.state);
    await releaseMonths(tx, correction);
    await tx
      .update(corrections)
      .set({ state: 'withdrawn', version: correction.version + 1 })
      .where(and(eq(corrections.unitId, unit.id), eq(corrections.id, id)));
    note({ month: unit.openMonth, people: 1 });
    return { id };
  },
});

/** Lets go of the months of one that ended without being booked. */
export async function releaseMonths(tx: Tx, { unitId, id }: { unitId: string; id: string }): Promise<void> {
  await tx
    .update(correctionMonths)
    .set({ state: 'released' })
    .where(and(eq(correctionMonths.unitId, unitId), eq(correctionMonths.correctionId, id)));
}

async function ownCorrection(tx: Tx, unitId: string, id: string): Promise<typeof corrections.$inferSelect> {
  const [correction] = await tx
    .select()
    .from(corrections)
    .where(and(eq(corrections.unitId, unitId), eq(corrections.id, id)));
  return correction ?? refuse('not-found');
}

function refuseState(state: keyof typeof CORRECTION_STATE_WORDS): never {
  return refuse('correction-state', { state: CORRECTION_STATE_WORDS[state] });
}
