import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { changeApplications } from '@/db/schema/change-applications';
import { requireStepUp } from '@/lib/auth/step-up';
import { listDocuments } from '@/lib/filings/filing-documents';
import { businessNumber } from '@/lib/operations/business-number';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnit } from '@/lib/units/unit-in-force';

const input = z.strictObject({ id: z.uuid() });

/**
 * 提交 of an application to the centre, under a 业务流水号. Refuses one without a document, and what is no draft any more. For another phone of an
 * employee one proves oneself again.
 */
export const submitApplication = unitOperation({
  name: 'applications.submit',
  input,
  async run({ tx, principal, clock }, { id }) {
    const application = await lockApplication(tx, principal.unitId, { id, states: ['draft'] });
    if (application.field === 'phone') await requireStepUp(tx, { group: 'phone', principal, clock });
    const documents = await listDocuments(tx, principal.unitId, id);
    if (documents.length === 0) refuse('application-undocumented');
    const number = await businessNumber(tx, clock.today());
    await tx
      .update(changeApplications)
      .set({
        state: 'in-review',
        number,
        submittedBy: principal.id,
        submittedAt: clock.now(),
        version: application.version + 1,
      })
      .where(and(eq(changeApplications.unitId, principal.unitId), eq(changeApplications.id, id)));
    return { id, number, field: application.field };
  },
});

/** 撤回 of an application that the centre has not decided. */
export const withdrawApplication = unitOperation({
  name: 'applications.withdraw',
  input,
  async run({ tx, principal }, { id }) {
    const application = await lockApplication(tx, principal.unitId, { id, states: ['draft', 'in-review'] });
    await tx
      .update(changeApplications)
      .set({ state: 'withdrawn', version: application.version + 1 })
      .where(and(eq(changeApplications.unitId, principal.unitId), eq(changeApplications.id, id)));
    return { id, field: application.field };
  },
});

type State = (typeof changeApplications.$inferSelect)['state'];

async function lockApplication(tx: Tx, unitId: string, { id, states }: { id: string; states: State[] }) {
  await lockUnit(tx, unitId);
  const [application] = await tx
    .select({ version: changeApplications.version, field: changeApplications.field })
    .from(changeApplications)
    .where(
      and(
        eq(changeApplications.unitId, unitId),
        eq(changeApplications.id, id),
        inArray(changeApplications.state, states),
      ),
    );
  return application ?? refuse('not-found');
}
