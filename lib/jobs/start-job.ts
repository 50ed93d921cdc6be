import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { jobs } from '@/db/schema/jobs';
import type { RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { newId } from '@/lib/values/ids';
import { MOST_BYTES, MOST_JOBS, type JobKind } from './job';
import { runWaitingJobs } from './run-jobs';

/**
 * Starts a job inside the operation that asks for it; it runs once that has been committed. Refuses more jobs than a unit may have at
 * a time, and more bytes than its files may take.
 */
export async function startJob(
  { tx, principal, clock, afterCommit }: RunningForUnit,
  { kind, parameters, total }: { kind: JobKind; parameters: Record<string, string>; total: number },
): Promise<string> {
  // Two that start at the same moment are counted one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${principal.unitId}, 2))`);
  const [use] = await tx
    .select({
      underWay: sql<number>`(count(*) filter (where ${jobs.state} in ('waiting', 'running')))::integer`,
      bytes: sql<string>`coalesce(sum(${jobs.fileSize}) filter (where ${jobs.fileRemovedAt} is null), 0)::text`,
    })
    .from(jobs)
    .where(
      and(
        eq(jobs.unitId, principal.unitId),
        inArray(jobs.state, ['waiting', 'running', 'done']),
        isNull(jobs.fileRemovedAt),
      ),
    );
  if (use && use.underWay >= MOST_JOBS) refuse('too-many-jobs', { most: String(MOST_JOBS) });
  if (use && BigInt(use.bytes) >= BigInt(MOST_BYTES)) refuse('job-files-full');
  const id = newId(clock.milliseconds());
  await tx.insert(jobs).values({
    id,
    unitId: principal.unitId,
    kind,
    parameters,
    state: 'waiting',
    total,
    startedBy: principal.id,
    createdAt: clock.now(),
  });
  afterCommit(() => runWaitingJobs(clock));
  return id;
}
