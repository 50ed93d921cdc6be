import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { changeApplications } from '@/db/schema/change-applications';
import { officeOperation, type RunningInOffice } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnit } from '@/lib/units/unit-in-force';
import { isRelief } from '@/lib/values/application-field';
import { applyApplication } from './apply-application';

/**
 * The centre's decision on an application: 通过 makes the change, 不通过 ends it with an opinion; the unit is told. What a unit in hardship
 * applies for is two reviewers' (rulebook 6): the first approval only is noted. Refuses what is not in review, one's own entry or first
 * approval, and a decision without the opinion that it needs.
 */
export const decideApplication = officeOperation({
  name: 'applications.decide',
  input: z.strictObject({
    id: z.uuid(),
    decision: z.enum(['approve', 'reject']),
    opinion: z.string().trim().max(500, 'text-too-long'),
  }),
  async run({ tx, principal, clock, note }, { id, decision, opinion: said }) {
    const [seen] = await tx
      .select({ unitId: changeApplications.unitId })
      .from(changeApplications)
      .where(eq(changeApplications.id, id));
    if (!seen) return refuse('not-found');
    await lockUnit(tx, seen.unitId);
    const [application] = await tx
      .select()
      .from(changeApplications)
      .where(and(eq(changeApplications.id, id), eq(changeApplications.state, 'in-review')));
    if (!application) return refuse('not-in-review');
    const { createdBy, submittedBy, firstApprovedBy } = application;
    if ([createdBy, submittedBy, firstApprovedBy].includes(principal.id)) refuse('review-own');
    const relief = isRelief(application.field);
    if (relief && !principalReviews(principal)) refuse('not-permitted');
    if (said === '' && (decision === 'reject' || relief)) refuse('opinion-missing');
    if (relief && decision === 'approve' && firstApprovedBy === null) {
      await approveFirst(tx, application, { by: principal.id, opinion: said, at: clock.now() });
      note({ unitId: application.unitId });
      const { field, beforeShown, afterShown } = application;
      return { id, decision, field, before: beforeShown, after: afterShown, opinion: said, final: false };
    }
    // Both opinions stay readable: the second reviewer's after the first's.
    const opinion = firstApprovedBy !== null && application.opinion ? `${application.opinion}；${said}` : said;
    if (decision === 'approve') await applyApplication(tx, application, { by: principal.id, clock });
    const { unitId, field, number, beforeShown: before, afterShown: after, version } = application;
    await tx
      .update(changeApplications)
      .set({
        state: decision === 'approve' ? 'approved' : 'rejected',
        decidedBy: principal.id,
        decidedAt: clock.now(),
        opinion,
        version: version + 1,
      })
      .where(eq(changeApplications.id, id));
    await tellUnits(tx, clock, [
      {
        unitId,
        code: decision === 'approve' ? 'application-approved' : 'application-rejected',
        values: { field, number: number ?? '', opinion },
        path: `/maintenance/applications/${id}`,
      },
    ]);
    note({ unitId });
    return { id, decision, field, before, after, opinion, final: true };
  },
});

type Application = typeof changeApplications.$inferSelect;

async function approveFirst(
  tx: Tx,
  { id, version }: Application,
  { by, opinion, at }: { by: string; opinion: string; at: Date },
): Promise<void> {
  await tx
    .update(changeApplications)
    .set({ firstApprovedBy: by, firstApprovedAt: at, opinion, version: version + 1 })
    .where(eq(changeApplications.id, id));
}

/** 归集复核岗. The counter decides on changes of data only. */
function principalReviews(principal: RunningInOffice['principal']): boolean {
  return principal.kind === 'staff' && principal.roles.includes('reviewer');
}
