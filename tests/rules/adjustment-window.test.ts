import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInWindow } from '@/lib/contributions/adjustment-window';
import { addDays, day } from '@/lib/values/day';

const SUMMER = { windowFrom: '07-01', windowTo: '09-30' };
const WINTER = { windowFrom: '12-15', windowTo: '01-31' };

describe('the window for adjusting bases (Q-30)', () => {
  test.each([
    ['2019-06-30', false],
    ['2019-07-01', true],
    ['2019-08-20', true],
    ['2019-09-30', true],
    ['2019-10-01', false],
    ['2020-01-01', false],
    ['2020-07-01', true],
  ])('from July to September: %s is in it: %s', (today, expected) => {
    expect(isInWindow(day(today), SUMMER)).toBe(expected);
  });

  test.each([
    ['2019-12-14', false],
    ['2019-12-15', true],
    ['2019-12-31', true],
    ['2020-01-01', true],
    ['2020-01-31', true],
    ['2020-02-01', false],
    ['2020-07-01', false],
  ])('over the new year: %s is in it: %s', (today, expected) => {
    expect(isInWindow(day(today), WINTER)).toBe(expected);
  });

  test('of one day is that day', () => {
    const one = { windowFrom: '02-29', windowTo: '02-29' };
    expect(['2020-02-28', '2020-02-29', '2020-03-01'].map((today) => isInWindow(day(today), one))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('that the centre did not set is always open', () => {
    expect(isInWindow(day('2019-02-28'), { windowFrom: null, windowTo: null })).toBe(true);
  });

  test('and the one from the day after it to the day before it are never both open or both closed', () => {
    // Of a year without the 29th of February, so that every day has the same neighbours each year.
    const dayOfYear = fc.nat(364).map((days) => addDays(day('2019-01-01'), days).slice(5));
    fc.assert(
      fc.property(dayOfYear, dayOfYear, dayOfYear, (from, to, today) => {
        const after = addDays(day(`2019-${to}`), 1).slice(5);
        const before = addDays(day(`2019-${from}`), -1).slice(5);
        fc.pre(after !== from);
        const within = isInWindow(day(`2019-${today}`), { windowFrom: from, windowTo: to });
        expect(isInWindow(day(`2019-${today}`), { windowFrom: after, windowTo: before })).toBe(!within);
      }),
    );
  });
});
