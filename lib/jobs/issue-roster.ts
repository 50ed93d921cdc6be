import { eq, and } from 'drizzle-orm';
import { z } from 'zod';
import { papers } from '@/db/schema/papers';
import { unitOperation } from '@/lib/operations/operation';
import { givePaper } from '@/lib/papers/issue-paper';
import { formatMonthCompact } from '@/lib/values/month';
import { startJob } from './start-job';

/** People of a roster that is drawn while its reader waits; a longer one is a job. */
export const MOST_PEOPLE_NOW = 2_000;

/** Gives out the 汇缴清册 of a saved month, which can be fetched at once, or, with more people than that, starts the job that draws it. */
export const issueRoster = unitOperation({
  name: 'papers.issue-roster',
  input: z.strictObject({ remittanceId: z.uuid() }),
  async run(running, { remittanceId }) {
    const { tx, principal, note } = running;
    const { id, number } = await givePaper(running, { kind: 'roster', remittanceId });
    const [paper] = await tx
      .select({ heads: papers.heads, month: papers.lastMonth })
      .from(papers)
      .where(and(eq(papers.unitId, principal.unitId), eq(papers.id, id)));
    const people = paper?.heads ?? 0;
    note({ people });
    if (people <= MOST_PEOPLE_NOW) return { id, number, people, jobId: null };
    const month = paper?.month ? formatMonthCompact(paper.month) : '';
    const jobId = await startJob(running, { kind: 'roster', parameters: { paperId: id, month }, total: people });
    return { id, number, people, jobId };
  },
});
