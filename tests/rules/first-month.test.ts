import { expect, test } from 'vitest';
import { firstMonthMeant, firstMonthOwed, latestFirstMonth } from '@/lib/contributions/first-month';
import { day } from '@/lib/values/day';
import { month } from '@/lib/values/month';

test.each([
  ['new', '2019-07-31', '2019-08'],
  ['new', '2019-12-01', '2020-01'],
  ['moved', '2019-07-31', '2019-07'],
  [null, '2019-07-01', '2019-07'],
  ['new', '9999-12-31', '9999-12'],
] as const)('%s and hired on %s: owed from %s (L-7)', (hireType, hiredOn, owed) => {
  expect(firstMonthOwed({ hireType, hiredOn: day(hiredOn) })).toBe(owed);
});

test('on no day known, nothing is known to be owed', () => {
  expect(firstMonthOwed({ hireType: 'new', hiredOn: null })).toBeNull();
});

test.each([
  ['new', '2019-08-05', '2019-09'],
  ['moved', '2019-08-05', '2019-08'],
  // An earlier one is never taken by itself.
  ['new', '2018-01-05', '2019-08'],
] as const)('in 201908, %s and hired on %s: from %s', (hireType, hiredOn, first) => {
  expect(firstMonthMeant(month('2019-08'), { hireType, hiredOn: day(hiredOn) })).toBe(first);
});

test('a year ahead is the latest', () => {
  expect(latestFirstMonth(month('2019-08'))).toBe('2020-08');
});
