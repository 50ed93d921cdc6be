import { FILING_KINDS, type FILING_SOURCES, type FILING_STATES } from '@/db/schema/filings';

export { FILING_KINDS };

/** The kinds of business line that a unit files (变更类型). */
export type FilingKind = (typeof FILING_KINDS)[number];
export type FilingState = (typeof FILING_STATES)[number];
export type FilingSource = (typeof FILING_SOURCES)[number];

export type FilingAct = 'edit' | 'discard' | 'submit' | 'approve' | 'reject' | 'return' | 'withdraw' | 'revoke';

/**
 * The one lifecycle of all kinds: from which state an act leads where. What stands nowhere is impossible; `discarded` is a
 * draft row that is deleted.
 */
export const FILING_TRANSITIONS: Record<FilingState, Partial<Record<FilingAct, FilingState | 'discarded'>>> = {
  draft: { edit: 'draft', discard: 'discarded', submit: 'effective' },
  'in-review': { approve: 'effective', reject: 'rejected', return: 'draft', withdraw: 'draft' },
  effective: { revoke: 'revoked' },
  rejected: {},
  revoked: {},
};

/** Whether a filing in this state can be acted on so. */
export function canAct(act: FilingAct, state: FilingState): boolean {
  return FILING_TRANSITIONS[state][act] !== undefined;
}
