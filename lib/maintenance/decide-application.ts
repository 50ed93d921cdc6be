import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { changeApplications } from '@/db/schema/change-applications';
import { notices } from '@/db/schema/notices';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnit } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { applyApplication } from './apply-application';

/**
 * The centre's decision on an application: 通过 makes the change, 不通过 ends it with an opinion; the unit is told. Refuses what is not in
 * review, and one's own.
 */
export const decideApplication = officeOperation({
  name: 'applications.decide',
  input: z.strictObject({
    id: z.uuid(),
    decision: z.enum(['approve', 'reject']),
    opinion: z.string().trim().max(500, 'text-too-long'),
  }),
  async run({ tx, principal, clock, note }, { id, decision, opinion }) {
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
    if ([application.createdBy, application.submittedBy].includes(principal.id)) refuse('review-own');
    if (decision === 'reject' && opinion === '') refuse('opinion-missing');
    if (decision === 'approve') await applyApplication(tx, application);
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
    await tx.insert(notices).values({
      id: newId(clock.milliseconds()),
      unitId,
      code: decision === 'approve' ? 'application-approved' : 'application-rejected',
      values: { field, number: number ?? '', opinion },
      path: `/maintenance/applications/${id}`,
      at: clock.now(),
    });
    note({ unitId });
    return { id, decision, field, before, after, opinion };
  },
});
