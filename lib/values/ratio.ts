import { compactText } from '@/lib/values/digits';

declare const basisPointsBrand: unique symbol;

/** A ratio in basis points: 12% is 1200. Always a whole number from 0 to 10,000. */
export type BasisPoints = number & { readonly [basisPointsBrand]: 'BasisPoints' };

export type PercentReading =
  { ok: true; ratio: BasisPoints } | { ok: false; problem: 'empty' | 'not-percent' | 'not-whole' | 'out-of-range' };

/** Throws on anything but a whole number from 0 to 10,000. */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isInteger(value) || value < 0 || value > 10_000) throw new RangeError(`not basis points: ${value}`);
  return value as BasisPoints;
}

/** Whole percents as basis points: `percent(12)` is 1200. Throws on a fraction or outside 0 to 100. */
export function percent(whole: number): BasisPoints {
  if (!Number.isInteger(whole)) throw new RangeError(`not whole percents: ${whole}`);
  return basisPoints(whole * 100);
}

/** Percents without the sign and without idle zeros: "12", "12.5", "12.05". */
export function formatPercent(ratio: BasisPoints): string {
  const decimals = String(ratio % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return decimals === '' ? String(ratio / 100) : `${Math.floor(ratio / 100)}.${decimals}`;
}

/** Reads whole percents from 0 to 100, with or without a sign: "12", "１２％", "12.00%". "0.12" is not whole, never 12. */
export function readPercent(text: string): PercentReading {
  const typed = compactText(text);
  if (typed === '') return { ok: false, problem: 'empty' };
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d+))?[%﹪]?$/.exec(typed) ?? [];
  if (whole === '') return { ok: false, problem: /^-\d/.test(typed) ? 'out-of-range' : 'not-percent' };
  if (/[1-9]/.test(decimals)) return { ok: false, problem: 'not-whole' };
  if (Number(whole) > 100) return { ok: false, problem: 'out-of-range' };
  return { ok: true, ratio: percent(Number(whole)) };
}
