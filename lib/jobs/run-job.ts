import { and, eq, sql } from 'drizzle-orm';
import { database, isConnectionLost, type Tx } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import { operators } from '@/db/schema/units';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import { keepJobFile, newJobFile, removeAttemptFile, removeJobFiles } from '@/lib/gateways/job-files';
import { log } from '@/lib/gateways/log';
import { tellUnits } from '@/lib/units/tell-units';
import { newId } from '@/lib/values/ids';
import type { Job } from './job';
import { WORKERS } from './workers';

/** A job that took its process with it so often is not tried again. */
const MOST_ATTEMPTS = 3;
const BEAT_MILLISECONDS = 5_000;

/**
 * Does one job that this process has claimed, to its end: its file is there and the unit has a notice, or it has failed under a reference
 * number. When another process has taken it over meanwhile, nothing of this attempt stays. Never throws.
 */
export async function runJob(job: Job, clock: Clock): Promise<void> {
  try {
    if (job.attempt > MOST_ATTEMPTS) throw new Error(`job ${job.id} did not end in ${MOST_ATTEMPTS} attempts`);
    await attempt(job, clock);
  } catch (error) {
    await endBadly(job, { clock, error }).catch((second: unknown) =>
      log().error({ jobId: job.id, error: second }, 'a job could not be ended'),
    );
  }
}

async function attempt(job: Job, clock: Clock): Promise<void> {
  const operator = await operatorOf(job);
  const path = await newJobFile(job.id, job.attempt);
  const lost = new AbortController();
  const progress = { done: job.done, total: job.total };
  const beating = setInterval(() => {
    beat(job, { clock, progress }).then(
      (mine) => mine || lost.abort(takenOver(job)),
      (error: unknown) => log().warn({ jobId: job.id, error }, 'a job could not say that it goes on'),
    );
  }, BEAT_MILLISECONDS);
  try {
    const { fileName } = await WORKERS[job.kind]({
      job,
      operator,
      path,
      report: (done, total) => void Object.assign(progress, { done, total }),
      signal: lost.signal,
    });
    lost.signal.throwIfAborted();
    // Asked once more, since the last beat may be seconds old: to keep the file is to replace what another attempt may have kept.
    if (!(await beat(job, { clock, progress }))) throw takenOver(job);
    const fileSize = await keepJobFile(job.id, job.attempt);
    await end(job, { clock, result: { state: 'done', fileName, fileSize, ...progress } });
  } finally {
    clearInterval(beating);
  }
}

function takenOver(job: Job): Error {
  return new Error(`job ${job.id} was taken over`);
}

/** The job as long as this attempt has it. */
function mine(job: Job) {
  return and(eq(jobs.id, job.id), eq(jobs.state, 'running'), eq(jobs.attempt, job.attempt));
}

async function beat(
  job: Job,
  { clock, progress }: { clock: Clock; progress: { done: number; total: number | null } },
): Promise<boolean> {
  const beaten = await asJobs((tx) =>
    tx
      .update(jobs)
      .set({ beatAt: clock.now(), ...progress })
      .where(mine(job))
      .returning({ id: jobs.id }),
  );
  return beaten.length === 1;
}

type Result = { state: 'done'; fileName: string; fileSize: number } | { state: 'failed'; reference: string };

/** Ends the job and tells its unit, and says whether this attempt still had it. */
async function end(job: Job, { clock, result }: { clock: Clock; result: Result }): Promise<boolean> {
  return asJobs(async (tx) => {
    const ended = await tx
      .update(jobs)
      .set({ ...result, runner: null, beatAt: null, finishedAt: clock.now() })
      .where(mine(job))
      .returning({ id: jobs.id });
    if (ended.length === 0) return false;
    await tellUnits(tx, clock, [
      {
        unitId: job.unitId,
        code: result.state === 'done' ? 'job-done' : 'job-failed',
        values: {
          ...job.parameters,
          kind: job.kind,
          ...(result.state === 'failed' ? { reference: result.reference } : {}),
        },
        path: '/jobs',
      },
    ]);
    return true;
  });
}

/** A lost connection is not the job's fault: it waits for its next attempt. Everything else is a bug. */
async function endBadly(job: Job, { clock, error }: { clock: Clock; error: unknown }): Promise<void> {
  if (isConnectionLost(error) && job.attempt < MOST_ATTEMPTS) {
    await asJobs((tx) => tx.update(jobs).set({ state: 'waiting', runner: null, beatAt: null }).where(mine(job)));
    return;
  }
  const reference = newId(clock.milliseconds()).slice(-12).toUpperCase();
  log().error({ reference, jobId: job.id, error }, 'job failed');
  const ended = await end(job, { clock, result: { state: 'failed', reference } });
  await (ended ? removeJobFiles(job.id) : removeAttemptFile(job.id, job.attempt));
}

/** Who started the job, with the rights that he has by now. */
async function operatorOf(job: Job): Promise<OperatorPrincipal> {
  const [row] = await asJobs((tx) =>
    tx
      .select()
      .from(operators)
      .where(
        and(eq(operators.id, job.startedBy), eq(operators.unitId, job.unitId), sql`${operators.status} = 'active'`),
      ),
  );
  if (!row) throw new Error(`who started job ${job.id} is not active any more`);
  return { kind: 'operator', id: row.id, unitId: row.unitId, name: row.name, roles: row.roles, session: null };
}

function asJobs<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().inTransaction({ actor: 'jobs', office: true }, run);
}
