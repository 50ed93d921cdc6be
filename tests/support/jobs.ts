import { eq } from 'drizzle-orm';
import type { Connection } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { Job } from '@/lib/jobs/job';
import { listJobs } from '@/lib/jobs/list-jobs';
import { readAs } from '@/lib/operations/read';

const OFFICE = { actor: 'test', office: true };

/** What 我的任务 shows to this operator. */
export async function jobsOf(clerk: OperatorPrincipal): Promise<Job[]> {
  return (await readAs(clerk, (tx) => listJobs(tx, clerk, { page: 1, size: 100 }))).rows;
}

/** Puts a job that ended back to where a process left it. */
export async function leaveBehind(
  owner: Connection,
  id: string,
  left: Partial<typeof jobs.$inferInsert>,
): Promise<void> {
  await owner.inTransaction(OFFICE, (tx) =>
    tx
      .update(jobs)
      .set({ finishedAt: null, fileName: null, fileSize: null, fileRemovedAt: null, reference: null, ...left })
      .where(eq(jobs.id, id)),
  );
}
