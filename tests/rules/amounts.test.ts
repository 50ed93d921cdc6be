import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseOf, shareOf, sharesOf } from '@/lib/contributions/amounts';
import { addFen, fen, yuan, ZERO, type Fen } from '@/lib/values/money';
import { basisPoints, percent } from '@/lib/values/ratio';

const TWELVE = { unitRatio: percent(12), ownRatio: percent(12), unit: yuan(1) };

/** The manual's ten rows; the seventh with the base 14,892 that its own sealing table confirms. */
const TEN_ROWS = [
  [22_458, 2_695, 5_390],
  [17_175, 2_061, 4_122],
  [23_450, 2_814, 5_628],
  [18_233, 2_188, 4_376],
  [13_008, 1_561, 3_122],
  [16_167, 1_940, 3_880],
  [14_892, 1_787, 3_574],
  [17_492, 2_099, 4_198],
  [18_917, 2_270, 4_540],
  [21_850, 2_622, 5_244],
] as const;

const anyRatios = fc.record({
  unitRatio: fc.integer({ min: 5, max: 12 }).map(percent),
  ownRatio: fc.integer({ min: 5, max: 12 }).map(percent),
  unit: fc.constantFrom(yuan(1), fen(10n), fen(1n)),
});
const anyBase = fc.bigInt({ min: 0n, max: 5_000_000n }).map(fen);

describe('shares of a base (A-5)', () => {
  it.each(TEN_ROWS)('%s yields %s twice, together %s', (base, share, monthly) => {
    expect(sharesOf({ ...TWELVE, base: yuan(base) })).toEqual({
      unitShare: yuan(share),
      ownShare: yuan(share),
      monthly: yuan(monthly),
    });
  });

  it('shows the seventh row for the slip that it is', () => {
    expect(sharesOf({ ...TWELVE, base: yuan(14_882) }).monthly).toBe(yuan(3_572));
  });

  it.each([
    // 12% of 1,004.16 is 120.4992 and of 1,004.17 is 120.5004.
    [100_416n, 1200, 100n, 12_000n],
    [100_417n, 1200, 100n, 12_100n],
    // Exactly half goes up.
    [1_000n, 500, 100n, 100n],
    [999n, 500, 100n, 0n],
    [100_417n, 1200, 1n, 12_050n],
    [100_417n, 1200, 10n, 12_050n],
    [0n, 1200, 100n, 0n],
    [100_417n, 0, 100n, 0n],
  ])('of %s fen at %s basis points in steps of %s is %s', (base, ratio, unit, expected) => {
    expect(shareOf(fen(base), basisPoints(ratio), fen(unit))).toBe(expected);
  });

  it('rounds each share by itself, not the sum', () => {
    const shares = sharesOf({ base: yuan(1_010), unitRatio: percent(5), ownRatio: percent(5), unit: yuan(1) });
    expect(shares).toEqual({ unitShare: yuan(51), ownShare: yuan(51), monthly: yuan(102) });
  });

  it('never falls as the base grows, and is never more than one unit off', () => {
    fc.assert(
      fc.property(anyRatios, anyBase, fc.bigInt({ min: 0n, max: 10_000n }), (ratios, base, more) => {
        const { unitShare, ownShare, monthly } = sharesOf({ ...ratios, base });
        expect(monthly).toBe(unitShare + ownShare);
        expect(sharesOf({ ...ratios, base: addFen(base, fen(more)) }).monthly >= monthly).toBe(true);
        const difference = monthly * 10_000n - base * BigInt(ratios.unitRatio + ratios.ownRatio);
        expect(difference <= ratios.unit * 10_000n && difference >= -ratios.unit * 10_000n).toBe(true);
      }),
    );
  });

  it('refuses a negative base', () => {
    expect(() => shareOf(fen(-1n), percent(12), yuan(1))).toThrow(RangeError);
  });
});

describe('base of a monthly amount (A-6)', () => {
  it.each(TEN_ROWS)('finds %s (share %s) for %s', (base, _share, monthly) => {
    expect(baseOf({ ...TWELVE, monthly: yuan(monthly) })).toEqual({ ok: true, base: yuan(base) });
  });

  it('shows the neighbours of an odd amount that two equal shares cannot make', () => {
    expect(baseOf({ ...TWELVE, monthly: yuan(5_391) })).toEqual({
      ok: false,
      lower: { base: yuan(22_458), monthly: yuan(5_390) },
      upper: { base: yuan(22_467), monthly: yuan(5_392) },
    });
  });

  it('shows the neighbours of an amount with fen where the centre rounds to yuan', () => {
    expect(baseOf({ ...TWELVE, monthly: fen(539_050n) })).toMatchObject({
      ok: false,
      lower: { monthly: yuan(5_390) },
      upper: { monthly: yuan(5_392) },
    });
  });

  it('offers zero below the smallest amount, and takes zero itself', () => {
    expect(baseOf({ ...TWELVE, monthly: yuan(1) })).toMatchObject({ ok: false, lower: { base: ZERO, monthly: ZERO } });
    expect(baseOf({ ...TWELVE, monthly: ZERO })).toEqual({ ok: true, base: ZERO });
  });

  it.each([
    [12, 70],
    [29, 170],
    [97, 570],
  ])('takes the base beside the quotient where only that one yields the amount: %s from %s', (monthly, base) => {
    const ratios = { unitRatio: percent(5), ownRatio: percent(12), unit: yuan(1) };
    expect(sharesOf({ ...ratios, base: yuan(base + 1) }).monthly).toBe(yuan(monthly + 1));
    expect(baseOf({ ...ratios, monthly: yuan(monthly) })).toEqual({ ok: true, base: yuan(base) });
  });

  it('answers as a search through all bases does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.bigInt({ min: 0n, max: 12_000n }),
        (unitPercent, ownPercent, cents) => {
          const ratios = { unitRatio: percent(unitPercent), ownRatio: percent(ownPercent), unit: yuan(1) };
          const monthly = fen(cents % 3n === 0n ? cents : (cents / 100n) * 100n);
          expect(baseOf({ ...ratios, monthly })).toEqual(searchBase(monthly, ratios));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds for every amount that a base yields a base that yields it', () => {
    fc.assert(
      fc.property(anyRatios, anyBase, (ratios, base) => {
        const whole = fen(base - (base % ratios.unit));
        const { monthly } = sharesOf({ ...ratios, base: whole });
        const reading = baseOf({ ...ratios, monthly });
        expect(reading.ok && sharesOf({ ...ratios, base: reading.base }).monthly).toBe(monthly);
      }),
    );
  });

  it('offers neighbours that hold, on both sides', () => {
    fc.assert(
      fc.property(anyRatios, fc.bigInt({ min: 0n, max: 2_000_000n }).map(fen), (ratios, monthly) => {
        const reading = baseOf({ ...ratios, monthly });
        if (reading.ok) return;
        expect(reading.lower.monthly < monthly && monthly < reading.upper.monthly).toBe(true);
        for (const offer of [reading.lower, reading.upper]) {
          expect(sharesOf({ ...ratios, base: offer.base }).monthly).toBe(offer.monthly);
          expect(baseOf({ ...ratios, monthly: offer.monthly })).toEqual({ ok: true, base: offer.base });
        }
      }),
    );
  });

  it('refuses a negative amount, ratios of nothing and a unit of nothing', () => {
    expect(() => baseOf({ ...TWELVE, monthly: fen(-1n) })).toThrow(RangeError);
    expect(() => baseOf({ unitRatio: percent(0), ownRatio: percent(0), unit: yuan(1), monthly: yuan(1) })).toThrow(
      RangeError,
    );
    expect(() => baseOf({ ...TWELVE, unit: ZERO, monthly: yuan(1) })).toThrow(RangeError);
  });
});

type WholeYuanRatios = Omit<Parameters<typeof baseOf>[0], 'monthly'>;

/** The rule spelt out: try all whole bases, prefer the one nearest to month ÷ ratios. */
function searchBase(monthly: Fen, ratios: WholeYuanRatios): ReturnType<typeof baseOf> {
  const sum = ratios.unitRatio + ratios.ownRatio;
  const limit = Math.ceil(((Number(monthly) / 100 + 30) * 10_000) / sum);
  const all = Array.from({ length: limit }, (_, base) => ({
    base: yuan(base),
    monthly: sharesOf({ ...ratios, base: yuan(base) }).monthly,
  }));
  const nearest = (amount: Fen): Fen => {
    const quotient = Math.floor((Number(amount) * 100) / sum + 0.5);
    const distance = (base: Fen): number => Math.abs(Number(base) / 100 - quotient);
    const bases = all.filter((line) => line.monthly === amount).map((line) => line.base);
    return bases.reduce((best, base) => (distance(base) < distance(best) ? base : best));
  };
  if (all.some((line) => line.monthly === monthly)) return { ok: true, base: nearest(monthly) };
  const lower = all.filter((line) => line.monthly < monthly).at(-1)?.monthly ?? ZERO;
  const upper = all.find((line) => line.monthly > monthly)?.monthly ?? ZERO;
  return {
    ok: false,
    lower: { base: nearest(lower), monthly: lower },
    upper: { base: nearest(upper), monthly: upper },
  };
}
