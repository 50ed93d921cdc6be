import { FILING_KINDS, type FILING_SOURCES, type FILING_STATES } from '@/db/schema/filings';
import type { ReviewReason } from '@/lib/text/problems';

export { FILING_KINDS };

/** The kinds of business line that a unit files (变更类型). */
export type FilingKind = (typeof FILING_KINDS)[number];
/** The kinds that a workbook may hold: a change of ratios is one line of the whole unit. */
export const IMPORTED_KINDS = FILING_KINDS.filter((kind) => kind !== 'ratio');

export type FilingState = (typeof FILING_STATES)[number];
export type FilingSource = (typeof FILING_SOURCES)[number];

export type FilingAct = 'edit' | 'discard' | 'submit' | 'approve' | 'reject' | 'return' | 'withdraw' | 'revoke';

/**
 * The one lifecycle of all kinds: from which states an act leads to which. Submitting leads to review where the check found
 * a reason for one; discarding deletes a draft that was never submitted and marks one that was as 已撤销. An approval that
 * the rule wants a second reviewer for stays in review after the first.
 */
export const FILING_ACTS: Record<FilingAct, { from: FilingState; to: readonly FilingState[] }> = {
  edit: { from: 'draft', to: ['draft'] },
  discard: { from: 'draft', to: ['revoked'] },
  submit: { from: 'draft', to: ['effective', 'in-review'] },
  approve: { from: 'in-review', to: ['effective', 'in-review'] },
  reject: { from: 'in-review', to: ['rejected'] },
  return: { from: 'in-review', to: ['draft'] },
  withdraw: { from: 'in-review', to: ['draft'] },
  revoke: { from: 'effective', to: ['revoked'] },
};

const TWO_REVIEWERS = new Set<string>(['base-over-cap', 'ratio-lowered'] satisfies ReviewReason[]);

/** Whether the centre must approve by two people (Q-33, rulebook 6). */
export function needsTwoReviewers(reviewReasons: readonly string[]): boolean {
  return reviewReasons.some((reason) => TWO_REVIEWERS.has(reason));
}

/** Whether it is in effect because the centre approved of it: the unit does not take it back by itself. */
export function isReviewed({
  state,
  reviewReasons,
}: {
  state: FilingState;
  reviewReasons: readonly string[];
}): boolean {
  return state === 'effective' && reviewReasons.length > 0;
}

/** Whether it was this reviewer's approval that made the filing effective; the first of two decided nothing by himself (rulebook 6). Others take it back. */
export function decidedHimself({ decidedBy }: { decidedBy: string | null }, reviewerId: string): boolean {
  return decidedBy === reviewerId;
}
