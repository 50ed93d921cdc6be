import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Invariant } from './invariant';
import { ACCOUNTS } from './invariant-accounts';
import { BOOKS } from './invariant-books';
import { brokenLinks } from './invariant-chain';
import { CORRECTIONS } from './invariant-corrections';
import { LOG } from './invariant-log';
import { MONTHS } from './invariant-months';

/** What is true of the books at every moment, as far as one query can say it. */
export const INVARIANTS: readonly Invariant[] = [...BOOKS, ...MONTHS, ...CORRECTIONS, ...ACCOUNTS, ...LOG];

/** Offending rows that are named; the others are counted. */
const NAMED = 20;

export interface Checked {
  code: string;
  sentence: string;
  /** How many rows break it. */
  offending: number;
  /** The first of them. */
  found: Record<string, unknown>[];
}

/** Checks every invariant, one statement each, and the hash chains. Needs a context that sees all units. */
export async function checkLedger(tx: Tx): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const { code, sentence, sql: offenders } of INVARIANTS) {
    const rows = await tx.execute<{ offending: number }>(
      sql`select count(*) over ()::integer as offending, q.* from (${offenders}) q limit ${NAMED}`,
    );
    checked.push({
      code,
      sentence,
      offending: rows[0]?.offending ?? 0,
      found: rows.map(({ offending: _, ...row }) => row),
    });
  }
  const broken = await brokenLinks(tx);
  const sentence =
    "every unit's journals are linked without a gap, and each hash is that of the journal and its entries";
  return [...checked, { code: 'hash-chain', sentence, offending: broken.length, found: broken.slice(0, NAMED) }];
}
