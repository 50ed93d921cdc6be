import { and, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { database } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import type { Clock } from '@/lib/gateways/clock';
import { removeJobFiles } from '@/lib/gateways/job-files';
import { log } from '@/lib/gateways/log';
import { DAYS_KEPT } from './job';
import { runWaitingJobs } from './run-jobs';

const EVERY_MILLISECONDS = 15_000;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** From the start of the server on: takes up jobs that no process has any more, and deletes files whose time is over. */
export function keepJobs(clock: Clock): void {
  function look() {
    runWaitingJobs(clock);
    removeOldJobFiles(clock).catch((error: unknown) => log().error({ error }, 'files of jobs could not be deleted'));
  }
  look();
  setInterval(look, EVERY_MILLISECONDS).unref();
}

/** Deletes the files that have been kept for their time; the jobs stay in the list. */
export async function removeOldJobFiles(clock: Clock): Promise<void> {
  const until = new Date(clock.milliseconds() - DAYS_KEPT * DAY_MILLISECONDS);
  const context = { actor: 'jobs', office: true };
  const old = await database().inTransaction(context, (tx) =>
    tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(isNotNull(jobs.fileName), isNull(jobs.fileRemovedAt), lt(jobs.finishedAt, until)))
      .limit(1000),
  );
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await Promise.all(ids.map((id) => removeJobFiles(id)));
  await database().inTransaction(context, (tx) =>
    tx.update(jobs).set({ fileRemovedAt: clock.now() }).where(inArray(jobs.id, ids)),
  );
}
