import { describe, expect, test } from 'vitest';
import { day } from '@/lib/values/day';
import { addWorkingDays } from '@/lib/values/working-days';

describe('working days', () => {
  test.each([
    ['2019-08-20', 5, '2019-08-27'],
    ['2019-08-23', 1, '2019-08-26'],
    ['2019-08-24', 1, '2019-08-26'],
    ['2019-08-25', 5, '2019-08-30'],
    ['2019-08-16', 6, '2019-08-26'],
    ['2019-08-20', 0, '2019-08-20'],
    ['2018-12-31', 3, '2019-01-03'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(addWorkingDays(day(from), count)).toBe(to);
  });

  test('less than none, or a part of one, is a bug', () => {
    expect(() => addWorkingDays(day('2019-08-20'), -1)).toThrow(RangeError);
    expect(() => addWorkingDays(day('2019-08-20'), 0.5)).toThrow(RangeError);
  });
});
