import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { BackPayLine } from '@/lib/filings/back-pay.input';
import { discardFilings } from '@/lib/filings/discard-filings';
import { listFilings } from '@/lib/filings/list-filings';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';
import { accountsOf, change, faultsIn, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import {
  BACK_PAYMENTS,
  ledgerOf,
  payAlone,
  payBack,
  payBackByReview,
  payOpenMonth,
  registerAlone,
  remittedOf,
} from '../support/back-payments';
import { backPayLine, baseLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { rowsOf, saveMonth, sheetOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
const save = saveFilings('back-pay');
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

function at(accounts: readonly AccountRow[], place: number): AccountRow {
  const account = accounts[place];
  if (!account) throw new Error('there is no such account');
  return account;
}

interface Changed {
  clerk: OperatorPrincipal;
  stays: AccountRow;
  gone: AccountRow;
}

/**
 * A unit that paid 201908 at 10% + 10% for two people on 10,000.00, and 201909 at 12% + 12% for the first of them; in 201910 he is
 * on 15,000.00, and the second is back on 13,000.00.
 */
async function unitWithChanges(backFrom = ''): Promise<Changed> {
  const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine()], 1000);
  const [stays, gone] = [at(accounts, 0), at(accounts, 1)];
  await file(clerk, 'seal', [sealLine(gone)]);
  await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
  await payOpenMonth(owner, funds, clerk);
  await file(clerk, 'unseal', [unsealLine(gone, { base: '13000', forMonth: backFrom })]);
  await file(clerk, 'base', [baseLine(stays, { base: '15000' })]);
  return { clerk, stays, gone };
}

describe('amounts follow from the base and the ratios of the month made up (B-2, B-3)', () => {
  let unit: Changed;

  beforeAll(async () => {
    unit = await unitWithChanges();
  });

  test.each<[string, 'stays' | 'gone', Partial<BackPayLine>, bigint | null, bigint, bigint]>([
    ['the base he had while he was sealed', 'gone', { forMonth: '201909' }, 1_000_000n, 120_000n, 120_000n],
    ['a base that is typed', 'gone', { forMonth: '201909', base: '11,000' }, 1_100_000n, 132_000n, 132_000n],
    [
      'each share half up to whole yuan (A-5)',
      'gone',
      { forMonth: '201909', base: '10004.17' },
      1_000_417n,
      120_100n,
      120_100n,
    ],
    ['a deferral likewise', 'gone', { forMonth: '201909', backPayType: 'deferral' }, 1_000_000n, 120_000n, 120_000n],
    [
      'what the base of now makes of a month that was paid by another',
      'stays',
      { forMonth: '201908', backPayType: 'difference' },
      1_500_000n,
      50_000n,
      50_000n,
    ],
    [
      'and at the ratio of the other month',
      'stays',
      { forMonth: '201909', backPayType: 'difference' },
      1_500_000n,
      60_000n,
      60_000n,
    ],
    [
      'a difference to a typed base',
      'stays',
      { forMonth: '2019-08', backPayType: '正常差额补缴', base: '10500' },
      1_050_000n,
      5_000n,
      5_000n,
    ],
    [
      'typed amounts, with cents',
      'stays',
      { forMonth: '2019年8月', backPayType: '不定额补缴', unitShare: '12.34', ownShare: '￥5.00' },
      null,
      1_234n,
      500n,
    ],
    ['typed amounts of one side', 'gone', { forMonth: '201909', backPayType: 'free', ownShare: '0.01' }, null, 0n, 1n],
  ])('%s', async (_, who, changed, base, unitShare, ownShare) => {
    const { ids } = await done(unit.clerk, save, { lines: [backPayLine(unit[who], changed)] });
    const lines = await linesOf(unit.clerk, 'back-pay');
    expect(lines.find((line) => line.id === ids[0])).toMatchObject({ base, unitShare, ownShare });
    await done(unit.clerk, discardFilings, BACK_PAYMENTS);
  });

  test('of an unsealing that counts from an earlier month, the base that it confirmed (B-4)', async () => {
    const { clerk, gone } = await unitWithChanges('201909');
    await payBack(clerk, gone, [{ forMonth: '201909' }]);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ base: 1_300_000n, unitShare: 156_000n }]);
  });

  test('of a month before his account, the base of his first month', async () => {
    const { clerk } = await payingUnit(owner, funds);
    await file(clerk, 'open', [newLine({ base: '8000' })]);
    await payOpenMonth(owner, funds, clerk);
    const late = at(await accountsOf(clerk), 1);
    await file(clerk, 'base', [baseLine(late, { base: '9000' })]);
    await payBack(clerk, late, [{ forMonth: '201908' }]);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ base: 800_000n, unitShare: 96_000n }]);
  });

  test('of a month that nobody paid (零汇缴), the ratio that was in force', async () => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine()], 1000);
    await file(clerk, 'seal', [sealLine(account)]);
    await saveMonth(clerk);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-10' });
    await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '11', note: '' }]);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ unitRatio: 1000, ownRatio: 1000, ownShare: 100_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('paid with the month (B-6, Q-80)', () => {
  test('adds to its sheet, and is booked with it: a journal for each month made up, a line per person', async () => {
    const { clerk, accounts } = await unitWithSealed(owner, funds, [newLine(), newLine()]);
    const [one, two] = [at(accounts, 0), at(accounts, 1)];
    const ids = await payBack(clerk, one, [
      { forMonth: '201909' },
      { forMonth: '201908', backPayType: 'difference', base: '11000' },
    ]);
    await payBack(clerk, two, [{ forMonth: '201909', base: '5000' }]);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ paidOn: null }, { paidOn: null }, { paidOn: null }]);
    expect(await sheetOf(clerk)).toMatchObject({
      current: { heads: 1, amount: 240_000n },
      backPay: { heads: 2, amount: 240_000n + 24_000n + 120_000n },
      due: 624_000n,
    });
    await payOpenMonth(owner, funds, clerk);
    expect(await ledgerOf(owner, one.id)).toEqual([
      { kind: 'remittance', month: '2019-08', amount: 240_000n, balance: 240_000n },
      { kind: 'back-pay', month: '2019-08', amount: 24_000n, balance: 264_000n },
      { kind: 'back-pay', month: '2019-09', amount: 240_000n, balance: 504_000n },
    ]);
    expect(await ledgerOf(owner, two.id)).toMatchObject([{}, { kind: 'back-pay', month: '2019-09', amount: 120_000n }]);
    const journals = await rowsOf(
      owner,
      sql`select first_month as month, last_month as last, remittance_id is not null and receipt_id is not null as linked from journals
        where unit_id = ${clerk.unitId} and kind = 'back-pay' order by link`,
    );
    expect(journals).toEqual([
      { month: '2019-08', last: '2019-08', linked: true },
      { month: '2019-09', last: '2019-09', linked: true },
    ]);
    const page = { page: 1, size: 1 };
    const shown = await readAs(clerk, (tx) => employeeLedger(tx, clerk.unitId, { accountId: one.id, page }));
    expect(shown).toMatchObject({ total: 3, rows: [{ kind: 'back-pay', firstMonth: '2019-09', balance: 504_000n }] });
    expect((await linesOf(clerk, 'back-pay')).filter(({ id }) => ids.includes(id))).toMatchObject([
      { paidOn: '2019-08-20' },
      { paidOn: '2019-08-20' },
    ]);
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11', remittedMonth: '2019-10' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is due even where nobody pays the month itself', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await file(clerk, 'seal', [sealLine(account)]);
    await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000' }]);
    expect(await sheetOf(clerk)).toMatchObject({ current: { heads: 0, amount: 0n }, due: 48_000n });
    await payOpenMonth(owner, funds, clerk);
    expect(await ledgerOf(owner, account.id)).toMatchObject([{}, { kind: 'back-pay', amount: 48_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of the paid month only a further difference is left, no second whole', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    await payOpenMonth(owner, funds, clerk);
    const whole = { lines: [backPayLine(account, { forMonth: '201909' })] };
    expect(faultsIn(await act(clerk, save, { input: whole }))).toMatchObject([{ code: 'back-pay-paid-already' }]);
    await payBack(clerk, account, [{ forMonth: '201909', backPayType: 'difference', base: '10500' }]);
    await payOpenMonth(owner, funds, clerk);
    await payBack(clerk, account, [{ forMonth: '201909', backPayType: 'difference', base: '11000' }]);
    expect((await linesOf(clerk, 'back-pay')).map(({ monthly }) => monthly)).toEqual([12_000n, 12_000n, 240_000n]);
  });
});

describe("a person's 缴至年月 moves only where the months become continuous (B-8)", () => {
  /** Sealed after 201908; the unit has paid 201909 to 201911 for others. */
  async function sealedForLong() {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await payOpenMonth(owner, funds, clerk);
    await payOpenMonth(owner, funds, clerk);
    return { clerk, account };
  }

  test.each<[string, Partial<BackPayLine>[], string]>([
    ['the month after', [{ forMonth: '201909' }], '2019-09'],
    ['a deferral made up', [{ forMonth: '201909', backPayType: 'deferral' }], '2019-09'],
    ['a gap between', [{ forMonth: '201910' }], '2019-08'],
    ['two in a row, whichever is filed first', [{ forMonth: '201910' }, { forMonth: '201909' }], '2019-10'],
    ['up to the gap', [{ forMonth: '201909' }, { forMonth: '201911' }], '2019-09'],
    ['all of them', [{ forMonth: '201911' }, { forMonth: '201909' }, { forMonth: '201910' }], '2019-11'],
    ['a difference of a paid month', [{ forMonth: '201908', backPayType: 'difference', base: '11000' }], '2019-08'],
  ])('%s', async (_, lines, month) => {
    const { clerk, account } = await sealedForLong();
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, lines) });
    expect(await remittedOf(owner, account.id)).toBe(month);
    expect(await unitOf(clerk)).toMatchObject({ remittedMonth: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('typed amounts make no month whole', async () => {
    const { clerk, account } = await sealedForLong();
    const lines = [{ forMonth: '201909', backPayType: 'free', unitShare: '1200', ownShare: '1200' }];
    await payAlone(owner, funds, { clerk, ids: await payBackByReview(owner, clerk, { account, lines }) });
    expect(await remittedOf(owner, account.id)).toBe('2019-08');
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('months paid before count once the gap is closed, and an unsealing from them is too early then', async () => {
    const { clerk, account } = await sealedForLong();
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, [{ forMonth: '201910' }]) });
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    await payOpenMonth(owner, funds, clerk);
    expect(await remittedOf(owner, account.id)).toBe('2019-10');
    const input = { lines: [unsealLine(account, { forMonth: '201910' })] };
    expect(faultsIn(await act(clerk, saveFilings('unseal'), { input }))).toMatchObject([
      { code: 'unseal-month-paid', values: { month: '201910' } },
    ]);
    await file(clerk, 'unseal', [unsealLine(account, { forMonth: '201911' })]);
    await payBack(clerk, account, [{ forMonth: '201911' }]);
    await payOpenMonth(owner, funds, clerk);
    expect(await remittedOf(owner, account.id)).toBe('2020-01');
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('taken back (Q-81)', () => {
  test('it is off the sheet, and may be filed again', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const before = await sheetOf(clerk);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    expect(await done(clerk, revokeFilings, { ids, reason: '办错' })).toEqual({ revoked: 1 });
    expect(await sheetOf(clerk)).toEqual(before);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ state: 'revoked' }]);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('not while a payment of its own waits, nor once it is paid', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    await registerAlone(owner, clerk, { ids });
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'not-revocable',
      values: { names: account.name },
    });
    await payOpenMonth(owner, funds, clerk);
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({ refusal: 'not-revocable' });
  });

  test('in a later month too, where its own payment was taken back and nothing pays it', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    const { paymentId } = await registerAlone(owner, clerk, { ids });
    await payOpenMonth(owner, funds, clerk);
    await done(clerk, revokeBackPayment, { paymentId, reason: '办错' });
    const month = (await unitOf(clerk)).openMonth;
    const submitted = () =>
      readAs(clerk, (tx) =>
        listFilings(tx, clerk.unitId, {
          query: { list: 'back-payment', states: ['effective'], month },
          page: { page: 1, size: 50 },
        }),
      );
    expect((await submitted()).rows).toMatchObject([{ id: ids[0], forMonth: '2019-09' }]);
    expect(await done(clerk, revokeFilings, { ids, reason: '办错' })).toEqual({ revoked: 1 });
    expect((await submitted()).rows).toEqual([]);
    expect((await sheetOf(clerk)).backPay.heads).toBe(0);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('whatever was filed for the account later, which is nothing to it', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const wrong = await payBack(clerk, account, [{ forMonth: '201909', base: '9000' }]);
    await file(clerk, 'unseal', [unsealLine(account)]);
    const other = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000' }]);
    expect(await done(clerk, revokeFilings, { ids: wrong, reason: '办错' })).toEqual({ revoked: 1 });
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    expect(await done(clerk, revokeFilings, { ids: other, reason: '' })).toEqual({ revoked: 1 });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('not while it is on a saved roster', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
    await saveMonth(clerk);
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'month-not-open',
    });
  });
});
