import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { corrections } from '@/db/schema/corrections';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { refusalSentence } from '@/lib/text/refusals';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit, unitInForce } from '@/lib/units/unit-in-force';
import { formatFen } from '@/lib/values/money';
import { correctionAllows } from './correction';
import { reviewChecks } from './judge-correction';
import { postCorrection } from './post-correction';
import { releaseMonths } from './submit-correction';

type Correction = typeof corrections.$inferSelect;
type Decision = 'approve' | 'reject' | 'return';

/**
 * The centre's decision on a 错缴更正: two reviewers approve it, the second one books it; 不通过 ends it, 退回修改
 * gives it back to the unit, which is told. All limits are checked again under the unit's lock before it is
 * booked. Refuses what is not in review, and one that was changed since it was looked at (`version`); one's own
 * entry or first approval, a decision without an opinion, and an approval that a limit forbids by now.
 */
export const reviewCorrection = officeOperation({
  name: 'corrections.review',
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    decision: z.enum(['approve', 'reject', 'return']),
    opinion: z.string().trim().max(500, 'text-too-long'),
  }),
  async run(running, { id, version, decision, opinion }) {
    const { tx, principal, note } = running;
    const correction = await lockCorrection(tx, id);
    const { createdBy, submittedBy, firstApprovedBy, unitId } = correction;
    if (!correctionAllows('review', correction.state)) refuse('not-in-review');
    if (correction.version !== version) refuse('changed-meanwhile');
    if ([createdBy, submittedBy, firstApprovedBy].includes(principal.id)) refuse('review-own');
    if (opinion === '') refuse('opinion-missing');
    note({ unitId, people: 1 });
    if (decision === 'approve') await refuseImpossible(running, correction);
    if (decision === 'approve' && firstApprovedBy === null) {
      await approveFirst(running, correction, opinion);
      return { id, decision, opinion, final: false };
    }
    // Both opinions stay readable: the second reviewer's after the first's.
    const both = firstApprovedBy !== null && correction.opinion ? `${correction.opinion}；${opinion}` : opinion;
    await DECIDING[decision](running, correction, both);
    await tellUnit(running, { correction, decision, opinion: both });
    return { id, decision, opinion, final: true };
  },
});

async function lockCorrection(tx: Tx, id: string): Promise<Correction> {
  const [seen] = await tx.select({ unitId: corrections.unitId }).from(corrections).where(eq(corrections.id, id));
  if (!seen) return refuse('not-found');
  await lockUnit(tx, seen.unitId);
  const [correction] = await tx.select().from(corrections).where(eq(corrections.id, id));
  return correction ?? refuse('not-found');
}

async function refuseImpossible({ tx, clock }: RunningInOffice, correction: Correction): Promise<void> {
  const unit = await unitInForce(tx, correction.unitId);
  const checks = await reviewChecks(tx, { unit, correction, today: clock.today() });
  const obstacle = checks.find((checked) => checked.obstacle !== null)?.obstacle;
  if (obstacle) refuse('correction-not-possible', { fault: refusalSentence(obstacle.code, obstacle.values) });
}

async function approveFirst(running: RunningInOffice, correction: Correction, opinion: string): Promise<void> {
  const { principal, clock } = running;
  await change(running, correction, { firstApprovedBy: principal.id, firstApprovedAt: clock.now(), opinion });
}

type Deciding = (running: RunningInOffice, correction: Correction, opinion: string) => Promise<void>;

const DECIDING: Record<Decision, Deciding> = {
  async approve(running, correction, opinion) {
    const { tx, logId, clock } = running;
    const journalId = await postCorrection(tx, correction, { logId, clock });
    const postedOn = clock.today();
    await change(running, correction, { ...decided(running, opinion), state: 'approved', journalId, postedOn });
  },
  async reject(running, correction, opinion) {
    await releaseMonths(running.tx, correction);
    await change(running, correction, { ...decided(running, opinion), state: 'rejected' });
  },
  async return(running, correction, opinion) {
    await change(running, correction, {
      ...decided(running, opinion),
      state: 'returned',
      firstApprovedBy: null,
      firstApprovedAt: null,
    });
  },
};

function decided({ principal, clock }: RunningInOffice, opinion: string) {
  return { decidedBy: principal.id, decidedAt: clock.now(), opinion };
}

async function change(
  { tx }: RunningInOffice,
  { id, unitId, version }: Correction,
  set: Partial<Correction>,
): Promise<void> {
  await tx
    .update(corrections)
    .set({ ...set, version: version + 1 })
    .where(and(eq(corrections.id, id), eq(corrections.unitId, unitId)));
}

const NOTICES = {
  approve: 'correction-approved',
  reject: 'correction-rejected',
  return: 'correction-returned',
} as const satisfies Record<Decision, string>;

async function tellUnit(
  { tx, clock }: RunningInOffice,
  { correction, decision, opinion }: { correction: Correction; decision: Decision; opinion: string },
): Promise<void> {
  const { id, unitId, number, amount } = correction;
  await tellUnits(tx, clock, [
    {
      unitId,
      code: NOTICES[decision],
      values: { number: number ?? '', amount: formatFen(amount), opinion },
      path: `/corrections/${id}`,
    },
  ]);
}
