import { addFen, fen, roundHalfUp, subtractFen, type Fen } from '@/lib/values/money';
import type { BasisPoints } from '@/lib/values/ratio';

export type Ratios = {
  unitRatio: BasisPoints;
  ownRatio: BasisPoints;
  /** What the centre rounds to, usually one yuan. */
  unit: Fen;
};

export type Shares = { unitShare: Fen; ownShare: Fen; monthly: Fen };

/** A base and the monthly amount that A-5 makes of it. */
export type BaseAndMonthly = { base: Fen; monthly: Fen };

export type BaseReading = { ok: true; base: Fen } | { ok: false; lower: BaseAndMonthly; upper: BaseAndMonthly };

/** One side's monthly share: base times ratio, rounded half up to the unit. Throws on a negative base. */
export function shareOf(base: Fen, ratio: BasisPoints, unit: Fen): Fen {
  return roundHalfUp(base * BigInt(ratio), 10_000n, unit);
}

/** Both monthly shares, each rounded by itself, and their sum. */
export function sharesOf({ base, unitRatio, ownRatio, unit }: Ratios & { base: Fen }): Shares {
  const unitShare = shareOf(base, unitRatio, unit);
  const ownShare = shareOf(base, ownRatio, unit);
  return { unitShare, ownShare, monthly: addFen(unitShare, ownShare) };
}

/**
 * The base of a typed monthly amount: month ÷ both ratios, rounded half up to the unit. When that base does not
 * yield the amount, the nearest base that does; when none does, the nearest amounts below (it may be zero) and above,
 * each with a base that yields it. Throws on a negative amount and on ratios that are both zero.
 */
export function baseOf({ monthly, ...ratios }: Ratios & { monthly: Fen }): BaseReading {
  const quotient = quotientOf(monthly, ratios);
  if (sharesOf({ ...ratios, base: quotient }).monthly === monthly) return { ok: true, base: quotient };

  const above = firstBaseYielding(fen(monthly + 1n), ratios);
  const highest = subtractFen(above, ratios.unit);
  const reached = sharesOf({ ...ratios, base: highest }).monthly;
  if (reached === monthly) return { ok: true, base: nearestBase(monthly, highest, ratios) };

  const upper = sharesOf({ ...ratios, base: above }).monthly;
  const highestOfUpper = subtractFen(firstBaseYielding(fen(upper + 1n), ratios), ratios.unit);
  return {
    ok: false,
    lower: { base: nearestBase(reached, highest, ratios), monthly: reached },
    upper: { base: nearestBase(upper, highestOfUpper, ratios), monthly: upper },
  };
}

/** Of the bases that yield a reachable amount, the one nearest to month ÷ ratios; `highest` is the last of them. */
function nearestBase(monthly: Fen, highest: Fen, ratios: Ratios): Fen {
  const quotient = quotientOf(monthly, ratios);
  if (quotient >= highest) return highest;
  const lowest = firstBaseYielding(monthly, ratios);
  return quotient <= lowest ? lowest : quotient;
}

/** The smallest base whose monthly amount is at least this: the amount never falls as the base grows. */
function firstBaseYielding(atLeast: Fen, ratios: Ratios): Fen {
  // Two roundings add or take at most one unit, so that the base lies between those of one unit less and one more.
  let low = atLeast > ratios.unit ? quotientOf(subtractFen(atLeast, ratios.unit), ratios) / ratios.unit - 1n : 0n;
  if (low < 0n) low = 0n;
  let high = quotientOf(addFen(atLeast, ratios.unit), ratios) / ratios.unit + 1n;
  while (low < high) {
    const middle = (low + high) / 2n;
    const { monthly } = sharesOf({ ...ratios, base: fen(middle * ratios.unit) });
    if (monthly >= atLeast) high = middle;
    else low = middle + 1n;
  }
  return fen(low * ratios.unit);
}

function quotientOf(monthly: Fen, { unitRatio, ownRatio, unit }: Ratios): Fen {
  return roundHalfUp(monthly * 10_000n, BigInt(unitRatio + ownRatio), unit);
}
