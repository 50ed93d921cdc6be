import type { OpenFormSettings } from './limits';
import { baseOf, sharesOf } from '@/lib/contributions/amounts';
import { openText } from '@/lib/text/change-roster';
import { fenFromText, formatFen, readMoney, ZERO } from '@/lib/values/money';
import { basisPoints } from '@/lib/values/ratio';

export interface ComputedAmounts {
  base: string;
  monthly: string;
  unitShare: string;
  ownShare: string;
  /** That the base lies outside the limits, and what follows. */
  review?: string;
  /** The nearest amounts that some base yields, when none yields the typed one. */
  nearest?: string[];
}

const NOTHING: ComputedAmounts = { base: '', monthly: '', unitShare: '', ownShare: '' };

/** What follows from the base or the monthly amount that was typed last; nothing while it is no amount. */
export function computeAmounts(
  typed: { from: 'base' | 'monthly'; text: string },
  settings: OpenFormSettings,
): ComputedAmounts {
  const reading = readMoney(typed.text);
  if (!reading.ok || reading.fen === ZERO) return NOTHING;
  const ratios = {
    unitRatio: basisPoints(settings.unitRatio),
    ownRatio: basisPoints(settings.ownRatio),
    unit: fenFromText(settings.roundingUnit),
  };
  let base = reading.fen;
  if (typed.from === 'monthly') {
    const found = baseOf({ ...ratios, monthly: reading.fen });
    if (!found.ok) {
      const nearest = [found.lower.monthly, found.upper.monthly].filter((amount) => amount > ZERO);
      return { ...NOTHING, monthly: typed.text, nearest: nearest.map(formatFen) };
    }
    base = found.base;
  }
  const shares = sharesOf({ ...ratios, base });
  return {
    base: formatFen(base),
    monthly: formatFen(shares.monthly),
    unitShare: formatFen(shares.unitShare),
    ownShare: formatFen(shares.ownShare),
    ...reviewOf(base, settings),
  };
}

function reviewOf(base: bigint, { floor, cap }: OpenFormSettings): { review?: string } {
  if (base < fenFromText(floor)) return { review: openText.underFloor(formatFen(fenFromText(floor))) };
  if (base > fenFromText(cap)) return { review: openText.overCap(formatFen(fenFromText(cap))) };
  return {};
}
