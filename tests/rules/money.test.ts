import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFen,
  fen,
  fenFromText,
  fenToText,
  formatFen,
  negateFen,
  readMoney,
  roundHalfUp,
  subtractFen,
  sumFen,
  yuan,
  ZERO,
  type Fen,
} from '@/lib/values/money';

const LARGEST = 999_999_999_999_999_999n;
const anyFen = fc.bigInt({ min: -LARGEST, max: LARGEST }).map(fen);
const anyAmount = fc.bigInt({ min: 0n, max: LARGEST }).map(fen);

describe('readMoney', () => {
  it.each([
    ['5390', 539_000n],
    ['5390.5', 539_050n],
    ['5390.50', 539_050n],
    ['5,390.00', 539_000n],
    ['1,362,431.83', 136_243_183n],
    ['5，390．00', 539_000n],
    ['5，390。5', 539_050n],
    ['５３９０．００', 539_000n],
    ['￥5,390.00元', 539_000n],
    ['¥ 5,390.00', 539_000n],
    ['CNY 5390', 539_000n],
    ['rmb5390.1', 539_010n],
    ['人民币5390元', 539_000n],
    ['5390 元', 539_000n],
    ['1,0000', 1_000_000n],
    ['12,3456,7890.12', 123_456_789_012n],
    ['\u00a05\u00a0390.00\u3000', 539_000n],
    ['\u200b5390\ufeff', 539_000n],
    ['\u202d5390\u202c', 539_000n],
    ['5390.', 539_000n],
    ['.5', 50n],
    ['0', 0n],
    ['0.00', 0n],
    ['007.05', 705n],
    ['5390.5000000', 539_050n],
    ['9999999999999999.99', LARGEST],
    ['0009999999999999999.99', LARGEST],
  ])('reads %j as %s fen', (text, expected) => {
    expect(readMoney(text)).toEqual({ ok: true, fen: expected });
  });

  it.each([
    ['', 'empty'],
    [' \u3000\u00a0', 'empty'],
    ['\u200b', 'empty'],
    ['5390.555', 'too-many-decimals'],
    ['8888.888000000001', 'too-many-decimals'],
    ['5390.000000000001', 'too-many-decimals'],
    ['0.001', 'too-many-decimals'],
    ['-5', 'negative'],
    ['－5390.00', 'negative'],
    ['\u22125', 'negative'],
    ['¥-5', 'negative'],
    ['-¥5', 'negative'],
    ['10000000000000000', 'too-large'],
    ['9'.repeat(5000), 'too-large'],
    ['5.39e3', 'not-money'],
    ['1E5', 'not-money'],
    ['1.36243183E+06', 'not-money'],
    ['0x10', 'not-money'],
    ['Infinity', 'not-money'],
    ['NaN', 'not-money'],
    ['5,39', 'not-money'],
    ['53,90.00', 'not-money'],
    ['5,390,00', 'not-money'],
    ['1,000,0000', 'not-money'],
    ['1,000 000', 'not-money'],
    ['5390,', 'not-money'],
    [',390', 'not-money'],
    ['1 2', 'not-money'],
    ['5.390.00', 'not-money'],
    ['.', 'not-money'],
    ['-', 'not-money'],
    ['--5', 'not-money'],
    ['元', 'not-money'],
    ['¥', 'not-money'],
    ['=5390', 'not-money'],
    ['5390万', 'not-money'],
    ['5390\n12', 'not-money'],
    ['$5', 'not-money'],
    ['五千', 'not-money'],
  ])('refuses %j as %s', (text, problem) => {
    expect(readMoney(text)).toEqual({ ok: false, problem });
  });

  it('reads back everything that it shows', () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.constantFrom('', '¥', '￥ ', 'CNY '),
        fc.constantFrom('', '元', ' 元'),
        (amount, before, after) => {
          expect(readMoney(`${before}${formatFen(amount)}${after}`)).toEqual({ ok: true, fen: amount });
          expect(readMoney(fenToText(amount))).toEqual({ ok: true, fen: amount });
        },
      ),
    );
  });

  it('never rounds: a third decimal is refused unless it is zero', () => {
    fc.assert(
      fc.property(anyAmount, fc.stringMatching(/^\d{1,12}$/), (amount, extra) => {
        const reading = readMoney(fenToText(amount) + extra);
        expect(reading).toEqual(
          /^0+$/.test(extra) ? { ok: true, fen: amount } : { ok: false, problem: 'too-many-decimals' },
        );
      }),
    );
  });

  it('answers every text without throwing, and never with a negative amount', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d,. ¥元+-]{0,24}$/)), (text) => {
        const reading = readMoney(text);
        if (reading.ok) expect(reading.fen >= 0n && reading.fen <= LARGEST).toBe(true);
        else expect(reading.problem).toMatch(/^[a-z-]+$/);
      }),
    );
  });
});

describe('writing', () => {
  it.each([
    [0n, '0.00', '0.00'],
    [5n, '0.05', '0.05'],
    [-5n, '-0.05', '-0.05'],
    [539_000n, '5,390.00', '5390.00'],
    [99_999n, '999.99', '999.99'],
    [100_000n, '1,000.00', '1000.00'],
    [-136_243_183n, '-1,362,431.83', '-1362431.83'],
    [LARGEST, '9,999,999,999,999,999.99', '9999999999999999.99'],
  ])('shows %s fen as %s and stores it as %s', (amount, shown, stored) => {
    expect(formatFen(fen(amount))).toBe(shown);
    expect(fenToText(fen(amount))).toBe(stored);
  });

  it('comes back from text as it went', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(fenFromText(fenToText(amount))).toBe(amount);
      }),
    );
  });

  it.each(['', '5390', '5390.0', '5,390.00', '05.00', '-0.00', '+1.00', ' 1.00', '1.00\n', '1e2', '１.00', '1.000'])(
    'does not take %j for stored money',
    (text) => {
      expect(() => fenFromText(text)).toThrow(RangeError);
    },
  );
});

describe('arithmetic', () => {
  it('adds, subtracts, negates and sums exactly where floating point would not', () => {
    expect(addFen(fen(10n), fen(20n))).toBe(30n);
    expect(subtractFen(fen(10n), fen(20n))).toBe(-10n);
    expect(negateFen(fen(-7n))).toBe(7n);
    expect(sumFen([])).toBe(ZERO);
    expect(sumFen(Array.from({ length: 10 }, () => fen(10n)))).toBe(yuan(1));
    expect(sumFen(new Set([fen(LARGEST), fen(1n)]))).toBe(LARGEST + 1n);
  });

  it('makes fen only of whole yuan', () => {
    expect(yuan(5390)).toBe(539_000n);
    expect(yuan(-1)).toBe(-100n);
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => yuan(value)).toThrow(RangeError);
  });
});

describe('roundHalfUp', () => {
  it.each([
    [50n, 1n, 100n, 100n],
    [49n, 1n, 100n, 0n],
    [149n, 1n, 100n, 100n],
    [150n, 1n, 100n, 200n],
    [250n, 1n, 100n, 300n],
    [1n, 2n, 1n, 1n],
    [1n, 3n, 1n, 0n],
    [2n, 3n, 1n, 1n],
    [499_999n, 10_000n, 100n, 0n],
    [500_000n, 10_000n, 100n, 100n],
    [0n, 7n, 100n, 0n],
  ])('rounds %s/%s to steps of %s as %s', (numerator, denominator, unit, expected) => {
    expect(roundHalfUp(numerator, denominator, fen(unit))).toBe(expected);
  });

  it('is half up: at most half a step off, and above where it is exactly half', () => {
    const positive = fc.bigInt({ min: 1n, max: 1_000_000n });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), positive, positive, (numerator, denominator, unit) => {
        const rounded: Fen = roundHalfUp(numerator, denominator, fen(unit));
        expect(rounded % unit).toBe(0n);
        // rounded - unit/2 <= numerator/denominator < rounded + unit/2, multiplied by 2 * denominator.
        expect((2n * rounded - unit) * denominator <= 2n * numerator).toBe(true);
        expect(2n * numerator < (2n * rounded + unit) * denominator).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with long division by hand', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10_000n }),
        fc.constantFrom(1n, 10n, 100n),
        (numerator, denominator, unit) => {
          const step = denominator * unit;
          const whole = numerator / step;
          const remainder = numerator - whole * step;
          const expected = (remainder >= step - remainder ? whole + 1n : whole) * unit;
          expect(roundHalfUp(numerator, denominator, fen(unit))).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses what has no meaning here', () => {
    expect(() => roundHalfUp(-1n, 1n, fen(1n))).toThrow(RangeError);
    expect(() => roundHalfUp(1n, 0n, fen(1n))).toThrow(RangeError);
    expect(() => roundHalfUp(1n, -1n, fen(1n))).toThrow(RangeError);
    expect(() => roundHalfUp(1n, 1n, ZERO)).toThrow(RangeError);
  });
});
