import type { SQL } from 'drizzle-orm';

/** Something that is true of the books at every moment. */
export interface Invariant {
  code: string;
  /** What holds, for the console. */
  sentence: string;
  /** One query of the rows that break it, with enough on each to find it. Set-based: it reads everything once. */
  sql: SQL;
}
