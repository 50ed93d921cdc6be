import type { jobs, JOB_KINDS, JOB_STATES } from '@/db/schema/jobs';
import type { OperatorPrincipal } from '@/lib/auth/principal';

export type JobKind = (typeof JOB_KINDS)[number];
export type JobState = (typeof JOB_STATES)[number];
export type Job = typeof jobs.$inferSelect;

/** Jobs of a unit that may wait or run at a time. */
export const MOST_JOBS = 3;
/** Bytes that the files of a unit's jobs may take together. */
export const MOST_BYTES = 500 * 1024 * 1024;
/** How long the file of a job is kept. */
export const DAYS_KEPT = 7;

/** What a job is given to work with. It reads as the operator who started it, and writes nothing but its file. */
export interface Work {
  job: Pick<Job, 'id' | 'unitId' | 'parameters'>;
  operator: OperatorPrincipal;
  /** Where the file is to be written. */
  path: string;
  report: (done: number, total: number) => void;
  /** Ends the work when the job has been given to somebody else. */
  signal: AbortSignal;
}

/** Does a job's work and answers the name that its file is offered under. */
export type Worker = (work: Work) => Promise<{ fileName: string }>;
