import { describe, expect, test } from 'vitest';
import { receiptFinding, type ReceiptFinding } from '@/lib/receipts/receipt-finding';
import { day } from '@/lib/values/day';
import { fen } from '@/lib/values/money';

type State = 'due' | 'posted' | 'revoked' | 'expired';

const DUE = fen(10_000n);
const DEADLINE = day('2019-08-25');

function finding(state: State, { amount = DUE, on = '2019-08-20' } = {}): ReceiptFinding {
  return receiptFinding({ amount, arrivedOn: day(on) }, { state, amount: DUE, deadline: DEADLINE });
}

describe('what a receipt is to a payment', () => {
  test('without a payment it is unknown', () => {
    expect(receiptFinding({ amount: DUE, arrivedOn: DEADLINE }, null)).toBe('unknown');
  });

  test.each<[bigint, ReceiptFinding]>([
    [1n, 'short'],
    [9_999n, 'short'],
    [10_000n, 'exact'],
    [10_001n, 'over'],
    [20_000n, 'over'],
  ])('%s fen for 10000 due is %s', (amount, expected) => {
    expect(finding('due', { amount: fen(amount) })).toBe(expected);
  });

  test.each([
    ['2019-08-24', 'exact'],
    ['2019-08-25', 'exact'],
    ['2019-08-26', 'late'],
    ['2020-01-01', 'late'],
  ])('money of %s, due by 2019-08-25, is %s', (on, expected) => {
    expect(finding('due', { on })).toBe(expected);
  });

  test.each<[State, ReceiptFinding]>([
    ['posted', 'second'],
    ['revoked', 'late'],
    ['expired', 'late'],
  ])('for a payment that is %s it is %s, whatever the amount and the day', (state, expected) => {
    for (const amount of [1n, 10_000n, 99_999n]) {
      for (const on of ['2019-08-20', '2019-09-30']) expect(finding(state, { amount: fen(amount), on })).toBe(expected);
    }
  });

  test('what the bank itself collects is never late', () => {
    const payment = { state: 'due' as const, amount: fen(10_000n), deadline: day('2019-08-25') };
    const receipt = { amount: fen(10_000n), arrivedOn: day('2019-08-30') };
    expect(receiptFinding(receipt, payment, { collecting: true })).toBe('exact');
    expect(receiptFinding(receipt, { ...payment, state: 'expired' }, { collecting: true })).toBe('late');
  });

  test.each<[State, bigint, ReceiptFinding]>([
    ['due', DUE, 'paid-elsewhere'],
    ['due', DUE - 1n, 'paid-elsewhere'],
    ['due', DUE + 1n, 'paid-elsewhere'],
    ['posted', DUE, 'second'],
    ['revoked', DUE, 'late'],
  ])('for a payment that is %s and would pay a month again, %s is %s', (state, amount, expected) => {
    const receipt = { amount: fen(amount), arrivedOn: DEADLINE };
    expect(receiptFinding(receipt, { state, amount: DUE, deadline: DEADLINE }, { paysAgain: true })).toBe(expected);
  });

  test('too late comes before too little', () => {
    expect(finding('due', { amount: fen(1n), on: '2019-08-26' })).toBe('late');
  });
});
