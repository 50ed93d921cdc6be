import { expect, test } from 'vitest';
import { submitSums } from '@/app/(hall)/filings/submit-sums';

test('a roster says how many people and what a month costs more or less', () => {
  const share = { lines: 3, monthly: '7200.00', change: '-7200.00' };
  expect(submitSums('change-roster', share)).toEqual({ people: 3, change: '-7200.00' });
  expect(submitSums('base-adjustment', share)).toEqual({ people: 3, change: '-7200.00' });
});

test('back payments say how many lines, of whomever, and what they come to', () => {
  expect(submitSums('back-payment', { lines: 12, monthly: '28800.00', change: '0.00' })).toEqual({
    lines: 12,
    backPay: '28800.00',
  });
});

test('a change of ratios counts lines, a transfer people, and neither draft knows its money yet', () => {
  const share = { lines: 1, monthly: '0.00', change: '0.00' };
  expect(submitSums('ratio-adjustment', share)).toEqual({ lines: 1 });
  expect(submitSums('transfers', share)).toEqual({ people: 1 });
});
