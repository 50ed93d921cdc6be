import { expect, test } from 'vitest';
import { draftMonth } from '@/app/(hall)/filings/draft-month';
import { month } from '@/lib/values/month';

const openMonth = month('2019-12');

test('what is saved while the month is open is for that month', () => {
  expect(draftMonth({ openMonth, monthState: 'open' })).toEqual({ month: '2019-12', later: false });
});

test.each(['saved', 'due'] as const)('in a month that is %s it is for the next one', (monthState) => {
  expect(draftMonth({ openMonth, monthState })).toEqual({ month: '2020-01', later: true });
});
