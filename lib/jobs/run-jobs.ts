import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { jobs } from '@/db/schema/jobs';
import type { Clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import type { Job } from './job';
import { runJob } from './run-job';

/** Jobs that one process does at a time: they share it with the pages. */
const AT_A_TIME = 2;
/** A runner whose beat is older than this is gone. It beats every five seconds. */
const STALE_MILLISECONDS = 20_000;

interface Runners {
  id: string;
  active: Set<Promise<void>>;
  /** Somebody asked while all were busy, and one of them may just have found nothing. */
  asked: boolean;
}

const holder = globalThis as typeof globalThis & { providentHallRunners?: Runners };

function runners(): Runners {
  return (holder.providentHallRunners ??= { id: randomUUID(), active: new Set(), asked: false });
}

/** Sees to it that waiting jobs, and those whose process is gone, are done: here, two at a time, without waiting for them. */
export function runWaitingJobs(clock: Clock): void {
  const { active } = runners();
  runners().asked = true;
  if (active.size >= AT_A_TIME) return;
  const running = runAll(clock)
    .catch((error: unknown) => log().error({ error }, 'jobs could not be taken up'))
    .finally(() => active.delete(running));
  active.add(running);
}

/** Resolves when this process has no job under way any more. */
export async function jobsAtRest(): Promise<void> {
  while (runners().active.size > 0) await Promise.all(runners().active);
}

async function runAll(clock: Clock): Promise<void> {
  while (runners().asked) {
    runners().asked = false;
    for (let job = await claimJob(clock); job; job = await claimJob(clock)) {
      await runJob(job, clock);
    }
  }
}

/** Takes the next job for this process; nobody else gets it. */
async function claimJob(clock: Clock): Promise<Job | undefined> {
  const now = clock.now();
  const stale = new Date(clock.milliseconds() - STALE_MILLISECONDS);
  return database().inTransaction({ actor: 'jobs', office: true }, async (tx) => {
    const [job] = await tx
      .update(jobs)
      .set({ state: 'running', runner: runners().id, beatAt: now, attempt: sql`${jobs.attempt} + 1` })
      .where(
        sql`${jobs.id} = (select id from jobs
          where state = 'waiting' or (state = 'running' and beat_at < ${stale.toISOString()}::timestamptz)
          order by id limit 1 for update skip locked)`,
      )
      .returning();
    return job;
  });
}
