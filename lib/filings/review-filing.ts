import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { problemSentence, type ProblemCode } from '@/lib/text/problems';
import { lockUnit, unitForAct, unitInForce } from '@/lib/units/unit-in-force';
import { canAct } from './filing';
import { KINDS } from './kinds';
import { recheckSharing } from './recheck-drafts';

/**
 * Review by the centre: 通过 makes the filing effective in the unit's open month, 不通过 ends it, 退回修改 makes it a draft again. Refuses
 * what is not in review, one's own entry, a rejection without an opinion, and an approval whose line has a fault by now.
 */
export const reviewFiling = officeOperation({
  name: 'filings.review',
  input: z.strictObject({
    id: z.uuid(),
    decision: z.enum(['approve', 'reject', 'return']),
    opinion: z.string().trim().max(500),
  }),
  async run({ tx, principal, clock, note }, { id, decision, opinion }) {
    const unitId = await unitOfFiling(tx, id);
    // What a unit may know of a person is asked as that unit.
    await tx.execute(sql`select set_config('app.unit_id', ${unitId}, true)`);
    await lockUnit(tx, unitId);
    const [filing] = await tx
      .select()
      .from(filings)
      .where(and(eq(filings.id, id), eq(filings.unitId, unitId)));
    if (!filing || !canAct(decision, filing.state)) return refuse('not-in-review');
    if (filing.createdBy === principal.id) refuse('review-own');
    if (decision !== 'approve' && opinion === '') refuse('opinion-missing');
    const decided = { decidedBy: principal.id, decidedAt: clock.now(), opinion, version: filing.version + 1 };
    const own = and(eq(filings.id, id), eq(filings.unitId, unitId));
    note({ unitId, people: 1 });
    if (decision === 'reject') {
      await tx
        .update(filings)
        .set({ ...decided, state: 'rejected' })
        .where(own);
    } else if (decision === 'return') {
      await tx
        .update(filings)
        .set({ ...decided, state: 'draft', submissionId: null, month: null })
        .where(own);
    } else {
      const unit = await unitForAct(tx, unitId, 'submit-filings');
      const kind = KINDS[filing.kind];
      const [finding] = await kind.check(tx, unit, [{ ...filing, row: null }]);
      const fault = finding?.problems.find(({ code }) => !OTHER_DRAFTS.has(code));
      if (fault) refuse('review-finds-fault', { fault: problemSentence(fault) });
      await tx
        .update(filings)
        .set({
          ...decided,
          state: 'effective',
          month: unit.openMonth,
          effectiveOn: clock.today(),
          accountId: filing.accountId ?? id,
          personId: finding?.personId ?? filing.personId ?? id,
        })
        .where(own);
      await kind.apply(tx, { unit, today: clock.today(), which: sql`f.id = ${id}::uuid and f.state = 'effective'` });
      note({ month: unit.openMonth });
    }
    await recheckSharing(tx, await unitInForce(tx, unitId), [filing.idNumberIndex]);
    return { id, decision };
  },
});

/** A draft of the same person is the unit's own affair; it is looked at again when the filing is decided. */
const OTHER_DRAFTS = new Set<string>(['duplicate-in-drafts', 'account-in-drafts'] satisfies ProblemCode[]);

async function unitOfFiling(tx: Tx, id: string): Promise<string> {
  const [row] = await tx.select({ unitId: filings.unitId }).from(filings).where(eq(filings.id, id));
  return row?.unitId ?? refuse('not-found');
}
