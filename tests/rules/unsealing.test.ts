import { describe, expect, test } from 'vitest';
import {
  isProposed,
  lineOf,
  monthsBack,
  proposed,
  type SealedAccount,
  type Unsealing,
} from '@/app/(hall)/change-roster/unseal/unsealing';
import { month } from '@/lib/values/month';

const SEALED: SealedAccount = {
  id: 'a',
  number: '540100000001',
  name: '次仁卓玛',
  idNumber: '540199********1234',
  status: '封存',
  base: '12,400.00',
  remittedMonth: month('2019-04'),
  balance: '37,644.97',
  hindrance: null,
};
const FROM = '2019-08';

describe('生效年月', () => {
  const back = (typed: string) => monthsBack(typed, { from: FROM, remittedMonth: SEALED.remittedMonth });

  test.each([
    ['201908', null],
    ['', null],
    ['2019年7月', { first: '201907', last: '201907' }],
    ['2019-5', { first: '201905', last: '201907' }],
  ])('%j has these months to be paid back', (typed, months) => {
    expect(back(typed)).toEqual(months);
  });

  test.each([
    ['201909', /不能晚于本单位应汇缴年月 201908/],
    ['201904', /应大于个人的缴至年月 201904/],
    ['八月', /不是有效的月份/],
  ])('%j is at fault', (typed, problem) => {
    expect(back(typed)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('may be any month of whoever has paid nothing', () => {
    expect(monthsBack('200901', { from: FROM, remittedMonth: null })).toEqual({ first: '200901', last: '201907' });
  });
});

describe('the line that is sent', () => {
  const line = { accountNumber: '540100000001', idNumber: '', name: '次仁卓玛', note: '' };

  test('of what stood there is the last base, and the month that the server knows', () => {
    expect(lineOf(SEALED, proposed(SEALED, FROM), FROM)).toEqual({
      ...line,
      base: '12,400.00',
      monthly: '',
      forMonth: '',
    });
  });

  test('holds the amount that was typed, not the one that follows from it, and another month as typed', () => {
    const typed = { amount: { from: 'monthly' as const, text: '3600' }, month: '2019-7' };
    expect(lineOf(SEALED, typed, FROM)).toEqual({ ...line, base: '', monthly: '3600', forMonth: '2019-7' });
  });
});

test.each<[string, Unsealing, boolean]>([
  ['what the page proposes', { amount: { from: 'base', text: '12,400.00' }, month: '201908' }, true],
  ['another base', { amount: { from: 'base', text: '12,500.00' }, month: '201908' }, false],
  ['its monthly amount', { amount: { from: 'monthly', text: '12,400.00' }, month: '201908' }, false],
  ['another month', { amount: { from: 'base', text: '12,400.00' }, month: '201907' }, false],
])('what stands there is %s', (_, unsealing, same) => {
  expect(isProposed(SEALED, unsealing, FROM)).toBe(same);
});
