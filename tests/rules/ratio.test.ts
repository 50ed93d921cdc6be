import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPoints, formatPercent, percent, readPercent } from '@/lib/values/ratio';

describe('ratios', () => {
  it('counts in basis points', () => {
    expect(percent(12)).toBe(1200);
    expect(basisPoints(150)).toBe(150);
    expect(percent(0)).toBe(0);
    expect(percent(100)).toBe(10_000);
  });

  it.each([12.5, -1, 101, Number.NaN, Number.POSITIVE_INFINITY])('has no %s percent', (value) => {
    expect(() => percent(value)).toThrow(RangeError);
  });

  it.each([0.5, -1, 10_001, Number.NaN])('has no %s basis points', (value) => {
    expect(() => basisPoints(value)).toThrow(RangeError);
  });

  it.each([
    [0, '0'],
    [5, '0.05'],
    [150, '1.5'],
    [1200, '12'],
    [1205, '12.05'],
    [1250, '12.5'],
    [10_000, '100'],
  ])('shows %s basis points as %s', (value, shown) => {
    expect(formatPercent(basisPoints(value))).toBe(shown);
  });

  it('shows every ratio so that it can be read by eye', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (value) => {
        const [whole = '', decimals = ''] = formatPercent(basisPoints(value)).split('.');
        expect(Number(whole) * 100 + Number(decimals.padEnd(2, '0'))).toBe(value);
      }),
    );
  });
});

describe('readPercent', () => {
  it.each([
    ['12', 1200],
    ['12%', 1200],
    ['１２％', 1200],
    [' 12 % ', 1200],
    ['12.00%', 1200],
    ['0', 0],
    ['100', 10_000],
    ['05', 500],
  ])('reads %j as %s', (text, ratio) => {
    expect(readPercent(text)).toEqual({ ok: true, ratio });
  });

  it.each([
    ['', 'empty'],
    ['\u3000', 'empty'],
    ['12.5', 'not-whole'],
    ['0.12', 'not-whole'],
    ['101', 'out-of-range'],
    ['9'.repeat(400), 'out-of-range'],
    ['-5', 'out-of-range'],
    ['12,5', 'not-percent'],
    ['1e1', 'not-percent'],
    ['%', 'not-percent'],
    ['12‰', 'not-percent'],
    ['十二', 'not-percent'],
  ])('refuses %j as %s', (text, problem) => {
    expect(readPercent(text)).toEqual({ ok: false, problem });
  });
});
