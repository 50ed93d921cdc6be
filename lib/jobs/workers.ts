import { writeExport } from './write-export';
import { writeRoster } from './write-roster';
import { writeStatements } from './write-statements';
import type { JobKind, Worker } from './job';

/** Who does the jobs of each kind. Total: a kind without a worker does not compile. */
export const WORKERS: Record<JobKind, Worker> = {
  export: writeExport,
  roster: writeRoster,
  statements: writeStatements,
};
