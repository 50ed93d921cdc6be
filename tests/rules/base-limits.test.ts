import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseOutsideLimits } from '@/lib/contributions/base-limits';
import { fen, yuan } from '@/lib/values/money';

const LIMITS = { floorBase: yuan(1650), capBase: yuan(28500) };

test.each([
  ['one fen', 1n, ['base-under-floor']],
  ['one fen under the floor', 164_999n, ['base-under-floor']],
  ['the floor', 165_000n, []],
  ['one fen over the floor', 165_001n, []],
  ['one fen under the cap', 2_849_999n, []],
  ['the cap', 2_850_000n, []],
  ['one fen over the cap', 2_850_001n, ['base-over-cap']],
])('%s (A-1, Q-33)', (_, base, expected) => {
  expect(baseOutsideLimits(fen(base), LIMITS)).toEqual(expected);
});

test('a cap with cents is kept to the fen', () => {
  const lanzhou = { floorBase: yuan(2200), capBase: fen(3_009_075n) };
  expect(baseOutsideLimits(fen(3_009_075n), lanzhou)).toEqual([]);
  expect(baseOutsideLimits(fen(3_009_076n), lanzhou)).toEqual(['base-over-cap']);
});

test('where floor and cap are one, only that base is within', () => {
  const one = { floorBase: yuan(2000), capBase: yuan(2000) };
  expect([199_999n, 200_000n, 200_001n].map((base) => baseOutsideLimits(fen(base), one))).toEqual([
    ['base-under-floor'],
    [],
    ['base-over-cap'],
  ]);
});

test('a base is within exactly from floor to cap, and never outside both', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(fen);
  fc.assert(
    fc.property(amount, amount, amount, (base, one, other) => {
      const [floorBase, capBase] = one <= other ? [one, other] : [other, one];
      const reasons = baseOutsideLimits(base, { floorBase, capBase });
      expect(reasons.length === 0).toBe(floorBase <= base && base <= capBase);
      expect(reasons.length).toBeLessThan(2);
    }),
  );
});
