import type { ReviewReason } from '@/lib/text/problems';
import type { Fen } from '@/lib/values/money';
import { baseOutsideLimits } from './base-limits';

interface Circumstances {
  /** The base that is adjusted. */
  from: Fen;
  adjustedThisYear: boolean;
  /** Whether the day lies within the centre's adjustment window. */
  inWindow: boolean;
  floorBase: Fen;
  capBase: Fen;
}

/** Why an adjustment to this base goes to the centre; none where it is done at once. */
export function adjustmentReasons(to: Fen, { from, adjustedThisYear, inWindow, ...limits }: Circumstances) {
  const reasons: ReviewReason[] = [...baseOutsideLimits(to, limits)];
  if (adjustedThisYear) reasons.push('base-second-this-year');
  if (!inWindow) reasons.push(to < from ? 'base-lowered-outside-window' : 'base-outside-window');
  return reasons;
}
