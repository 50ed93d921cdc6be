import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { KINDS } from './kinds';
import { FILING_LIST_NAMES, FILING_LISTS, listOf, type FilingList } from './lists';

export interface DraftCounts {
  /** Drafts and reviews of kinds that belong to the open month: both keep it from being saved. */
  drafts: number;
  inReview: number;
  /** Drafts, faulty ones among them, and reviews of each list, of whatever month. */
  draftsOf: Record<FilingList, number>;
  faultyOf: Record<FilingList, number>;
  reviewsOf: Record<FilingList, number>;
}

/** How many lines of the unit wait: drafts that were not submitted, and filings in review. */
export async function draftCounts(tx: Tx, unitId: string): Promise<DraftCounts> {
  const rows = await tx
    .select({
      kind: filings.kind,
      state: filings.state,
      lines: count(),
      faulty: sql<number>`count(*) filter (where ${filings.problems} <> '[]'::jsonb)::integer`,
    })
    .from(filings)
    .where(and(eq(filings.unitId, unitId), inArray(filings.state, ['draft', 'in-review'])))
    .groupBy(filings.kind, filings.state);
  const linesThat = (keep: (row: (typeof rows)[number]) => boolean, of: 'lines' | 'faulty' = 'lines') =>
    rows.filter(keep).reduce((sum, row) => sum + row[of], 0);
  const ofMonth = (state: string) =>
    linesThat((row) => row.state === state && KINDS[row.kind].acts.submit === 'submit-filings');
  const ofLists = (state: string, of?: 'faulty') =>
    Object.fromEntries(
      FILING_LIST_NAMES.map((list) => [list, linesThat((row) => row.state === state && listOf(row.kind) === list, of)]),
    ) as Record<FilingList, number>;
  return {
    drafts: ofMonth('draft'),
    inReview: ofMonth('in-review'),
    draftsOf: ofLists('draft'),
    faultyOf: ofLists('draft', 'faulty'),
    reviewsOf: ofLists('in-review'),
  };
}

/** The first list of the open month on which something waits; 变更清册 where nothing does. */
export function firstWaiting(counts: Record<FilingList, number>): FilingList {
  const ofMonth = FILING_LIST_NAMES.filter((list) => KINDS[FILING_LISTS[list][0]].acts.submit === 'submit-filings');
  return ofMonth.find((list) => counts[list] > 0) ?? 'change-roster';
}
