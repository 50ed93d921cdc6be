import { MARKS, REVIEW_REASONS, type Mark, type ReviewReason } from '@/lib/text/problems';

/** Why a filing came to review, in words; a code that this version no longer knows is shown as it is. */
export function reviewReasonWords(codes: readonly string[]): string {
  return codes.map((code) => (code in REVIEW_REASONS ? REVIEW_REASONS[code as ReviewReason] : code)).join('；');
}

/** What else should be known of it. */
export function markWords(codes: readonly string[]): string {
  return codes.map((code) => (code in MARKS ? MARKS[code as Mark] : code)).join('；');
}
