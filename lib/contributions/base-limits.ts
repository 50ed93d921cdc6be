import type { ReviewReason } from '@/lib/text/problems';
import type { Fen } from '@/lib/values/money';

/** Why a base goes to the centre by its size alone; floor and cap themselves are within. */
export function baseOutsideLimits(
  base: Fen,
  { floorBase, capBase }: { floorBase: Fen; capBase: Fen },
): Extract<ReviewReason, 'base-under-floor' | 'base-over-cap'>[] {
  if (base < floorBase) return ['base-under-floor'];
  return base > capBase ? ['base-over-cap'] : [];
}
