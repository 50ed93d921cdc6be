import { and, count, eq, sql, sum } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, type StoredProblem } from '@/db/schema/filings';
import { fen, ZERO, type Fen } from '@/lib/values/money';
import type { FilingKind } from './filing';
import { monthlyChange } from './monthly-change';
import { selected, type Part, type Selection } from './lists';

/** What a submission will make of a draft: 办结 at once, a case for the centre, or nothing because of its faults. */
export type DraftOutcome = 'effective' | 'review' | 'faulty';

/** So many drafts of a kind that will come to the same, and what they pay a month together. */
export interface DraftShare {
  kind: FilingKind;
  outcome: DraftOutcome;
  lines: number;
  monthly: Fen;
  /** What they change in the month together (rulebook 3.6). */
  change: Fen;
}

/** What a submit would do with the draft: nothing while it has a fault, send it to review, or make it effective at once. */
export function draftOutcome(draft: { problems: StoredProblem[]; reviewReasons: string[] }): DraftOutcome {
  if (draft.problems.length > 0) return 'faulty';
  return draft.reviewReasons.length > 0 ? 'review' : 'effective';
}

/** What stands in the unit's list of drafts, or in the part it was narrowed to, by kind and by what a submission makes of it; all of it unless some are selected. */
export async function summarizeDrafts(
  tx: Tx,
  unitId: string,
  { select = 'all', ...part }: Part & Partial<Selection>,
): Promise<DraftShare[]> {
  const outcome = sql<DraftOutcome>`case when ${filings.problems} <> '[]'::jsonb then 'faulty'
    when ${filings.reviewReasons} <> '{}' then 'review' else 'effective' end`;
  const rows = await tx
    .select({
      kind: filings.kind,
      outcome,
      lines: count(),
      monthly: sum(filings.monthly),
      former: sql<string>`coalesce(sum(${filings.formerUnitShare} + ${filings.formerOwnShare}), 0)::text`,
    })
    .from(filings)
    .where(and(selected({ ...part, select }, unitId), eq(filings.state, 'draft')))
    .groupBy(filings.kind, outcome)
    .orderBy(filings.kind, outcome);
  return rows.map(({ former, monthly, ...row }) => {
    const paid = fen(BigInt(monthly ?? 0));
    return { ...row, monthly: paid, change: changeOf(row.kind, { paid, former: fen(BigInt(former)) }) };
  });
}

function changeOf(kind: FilingKind, { paid, former }: { paid: Fen; former: Fen }): Fen {
  const sums = { unitShare: paid, ownShare: ZERO, formerUnitShare: former, formerOwnShare: ZERO };
  return monthlyChange({ kind, ...sums }).difference;
}
