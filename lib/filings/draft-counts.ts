import { and, count, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';

/** How many lines of the unit wait: drafts that were not submitted, and filings in review. Both keep the month from being saved. */
export async function draftCounts(tx: Tx, unitId: string): Promise<{ drafts: number; inReview: number }> {
  const rows = await tx
    .select({ state: filings.state, lines: count() })
    .from(filings)
    .where(and(eq(filings.unitId, unitId), inArray(filings.state, ['draft', 'in-review'])))
    .groupBy(filings.state);
  const linesIn = (state: string) => rows.find((row) => row.state === state)?.lines ?? 0;
  return { drafts: linesIn('draft'), inReview: linesIn('in-review') };
}
