import { expect, test } from 'vitest';
import { NOTHING_TYPED, saidIn, type BackPayTyping } from '@/app/(hall)/back-payment/edit/back-pay-typing';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';

const ACCOUNT = { number: '540100000001', name: '次仁卓玛' } as FoundAccount;
const FILLED: BackPayTyping = { ...NOTHING_TYPED, account: ACCOUNT, from: '201906', to: '201907', reason: '01' };

test('the form says the same while only the question differs by which somebody was found', () => {
  const asked = { number: '', name: '次仁卓玛', idNumber: '' };
  expect(saidIn({ ...FILLED, asked, account: { ...ACCOUNT, balance: '1.00' } })).toBe(saidIn(FILLED));
});

test.each<[string, Partial<BackPayTyping>]>([
  ['nobody', { account: null }],
  ['somebody else', { account: { ...ACCOUNT, number: '540100000002' } }],
  ['another month', { to: '201908' }],
  ['a base', { base: '8000' }],
  ['a note', { note: '补发' }],
])('it says something else with %s', (_, part) => {
  expect(saidIn({ ...FILLED, ...part })).not.toBe(saidIn(FILLED));
});
