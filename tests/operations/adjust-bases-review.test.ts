import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { accountsOf, change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, file, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { moveToBranch, newLine, payingUnit, wholeAccount } from '../support/paying-units';
import { actOn, confirmed, payMonth, registerMonth, sheetOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
const adjust = saveFilings('base');
const ALL_BASES = { list: 'base-adjustment', select: 'all' } as const;
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
  second = await makeStaff(owner, ['reviewer']);
});

/** A unit with one account, whose adjustment to this base has gone to the centre. */
async function waitingFor(base: string) {
  const { clerk, account } = await payingUnit(owner, funds);
  const { ids, ...outcome } = await file(clerk, 'base', [baseLine(account, { base })]);
  expect(outcome).toMatchObject({ effective: 0, review: 1, left: 0 });
  expect(await accountsOf(clerk)).toEqual([account]);
  return { clerk, account, id: ids[0] ?? '' };
}

describe('the limits (Q-33)', () => {
  test.each<[string, string[]]>([
    ['1649.99', ['base-under-floor']],
    ['1650', []],
    ['28500', []],
    ['28500.01', ['base-over-cap']],
  ])('%s: %j', async (base, reviewReasons) => {
    const { clerk, account } = await payingUnit(owner, funds);
    await done(clerk, adjust, { lines: [baseLine(account, { base })] });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ reviewReasons, problems: [] }]);
    const review = reviewReasons.length;
    expect(await done(clerk, submitFilings, ALL_BASES)).toMatchObject({ effective: 1 - review, review });
  });

  test('are those of the unit’s 管理部 (A-1)', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await moveToBranch(owner, clerk, { branch: '城关管理部', floor: 220_000n });
    await done(clerk, adjust, { lines: [baseLine(account, { base: '2199.99' })] });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ reviewReasons: ['base-under-floor'] }]);
  });

  test('are those of the month that is paid, whatever the calendar says (Q-113)', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const branch = '山南管理部';
    await moveToBranch(owner, clerk, { branch, floor: 200_000n });
    await moveToBranch(owner, clerk, { branch, floor: 250_000n, fromMonth: '2019-10' });
    const input = { lines: [baseLine(account, { base: '2400' })] };
    expect(await actOn('2019-10-20', clerk, { operation: adjust, input })).toMatchObject({ ok: true });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ reviewReasons: [] }]);
    await done(clerk, submitFilings, ALL_BASES);
    await payMonth(funds, await registerMonth(owner, clerk));
    await done(clerk, adjust, { lines: [baseLine(account, { base: '2450' })] });
    expect((await linesOf(clerk, 'base'))[0]?.reviewReasons).toContain('base-under-floor');
  });
});

describe('the window (Q-30)', () => {
  const SUMMER = { branch: '那曲管理部', windowFrom: '07-01', windowTo: '09-30' };
  const WINTER = { branch: '林芝管理部', windowFrom: '12-15', windowTo: '01-31' };

  test.each<[string, typeof SUMMER, string, string[]]>([
    ['2019-07-01', SUMMER, '12000', []],
    ['2019-09-30', SUMMER, '12000', []],
    ['2019-08-20', SUMMER, '8000', []],
    ['2019-10-01', SUMMER, '12000', ['base-outside-window']],
    ['2019-06-30', SUMMER, '12000', ['base-outside-window']],
    ['2019-10-01', SUMMER, '8000', ['base-lowered-outside-window']],
    ['2020-01-31', WINTER, '8000', []],
    ['2020-02-01', WINTER, '8000', ['base-lowered-outside-window']],
  ])('on %s, in %o, to %s: %j', async (today, window, base, reviewReasons) => {
    const { clerk, account } = await payingUnit(owner, funds);
    await moveToBranch(owner, clerk, window);
    const input = { lines: [baseLine(account, { base })] };
    await actOn(today, clerk, { operation: adjust, input });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ reviewReasons, problems: [] }]);
    const review = reviewReasons.length;
    expect(await actOn(today, clerk, { operation: submitFilings, input: ALL_BASES })).toMatchObject({
      result: { effective: 1 - review, review },
    });
  });

  test('the day of submitting counts, not that of saving', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await moveToBranch(owner, clerk, SUMMER);
    await actOn('2019-09-30', clerk, { operation: adjust, input: { lines: [baseLine(account)] } });
    expect(await actOn('2019-10-01', clerk, { operation: submitFilings, input: ALL_BASES })).toMatchObject({
      result: { effective: 0, review: 1 },
    });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ reviewReasons: ['base-outside-window'] }]);
  });

  test('approved, a lowering outside it takes effect by one reviewer', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await moveToBranch(owner, clerk, SUMMER);
    await actOn('2019-10-08', clerk, { operation: adjust, input: { lines: [baseLine(account, { base: '8000' })] } });
    await actOn('2019-10-08', clerk, { operation: submitFilings, input: ALL_BASES });
    const [waiting] = await linesOf(clerk, 'base');
    const input = await seenFiling({ id: waiting?.id ?? '', decision: 'approve', opinion: '' });
    expect(await done(reviewer, reviewFiling, input)).toMatchObject({ final: true });
    expect(await accountsOf(clerk)).toMatchObject([{ base: 800_000n }]);
    expect(await sheetOf(clerk)).toMatchObject({ adjusted: { heads: 1, amount: -48_000n } });
  });
});

describe('a second time in the fund year (Q-29)', () => {
  async function adjustedOnce() {
    const { clerk, account } = await payingUnit(owner, funds);
    const { ids } = await file(clerk, 'base', [baseLine(account)]);
    return { clerk, account, ids };
  }

  test('goes to the centre, as does one in a later month of the same year', async () => {
    const { clerk, account } = await adjustedOnce();
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await file(clerk, 'base', [baseLine(account, { base: '13000' })])).toMatchObject({
      effective: 0,
      review: 1,
    });
    expect((await linesOf(clerk, 'base'))[0]).toMatchObject({ reviewReasons: ['base-second-this-year'] });
  });

  test('every test that it failed is named', async () => {
    const { clerk, account } = await adjustedOnce();
    await moveToBranch(owner, clerk, { branch: '阿里管理部', windowFrom: '12-15', windowTo: '01-31' });
    await done(clerk, adjust, { lines: [baseLine(account, { base: '1000' })] });
    expect((await linesOf(clerk, 'base'))[0]).toMatchObject({
      reviewReasons: ['base-under-floor', 'base-second-this-year', 'base-lowered-outside-window'],
    });
  });

  test('one that was taken back, rejected, or was of the last fund year does not count', async () => {
    const revoked = await adjustedOnce();
    await done(revoked.clerk, revokeFilings, { ids: revoked.ids, reason: '' });
    expect(await file(revoked.clerk, 'base', [baseLine(revoked.account)])).toMatchObject({ effective: 1 });

    const rejected = await waitingFor('1000');
    await done(reviewer, reviewFiling, await seenFiling({ id: rejected.id, decision: 'reject', opinion: '低于下限' }));
    expect(await file(rejected.clerk, 'base', [baseLine(rejected.account)])).toMatchObject({ effective: 1 });

    const earlier = await adjustedOnce();
    await payMonth(funds, await registerMonth(owner, earlier.clerk));
    await change(owner, sql`update filings set month = '2019-06' where id = ${earlier.ids[0] ?? ''}`);
    expect(await file(earlier.clerk, 'base', [baseLine(earlier.account, { base: '13000' })])).toMatchObject({
      effective: 1,
    });
  });

  test('the unit takes back neither it nor, while it stands, the first; the centre does, and each restores its own', async () => {
    const { clerk, account, ids } = await adjustedOnce();
    const before = await wholeAccount(owner, account.id);
    const { ids: again } = await file(clerk, 'base', [baseLine(account, { base: '13000' })]);
    const id = again[0] ?? '';
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '' }));
    expect(await accountsOf(clerk)).toMatchObject([{ base: 1_300_000n }]);
    expect(await act(clerk, revokeFilings, { input: { ids: again, reason: '' } })).toMatchObject({
      refusal: 'revoke-reviewed',
    });
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-later-first',
    });
    await done(second, revokeReviewedFiling, { id, reason: '单位来函' });
    expect(await wholeAccount(owner, account.id)).toEqual(before);
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await accountsOf(clerk)).toEqual([account]);
  });
});

describe('in review', () => {
  test('over the cap the first approval is noted with a reason, and another person’s makes it effective', async () => {
    const { clerk, account, id } = await waitingFor('28501');
    const approve = { id, decision: 'approve' as const };
    expect(await act(reviewer, reviewFiling, { input: await seenFiling({ ...approve, opinion: '' }) })).toMatchObject({
      refusal: 'opinion-missing',
    });
    expect(await done(reviewer, reviewFiling, await seenFiling({ ...approve, opinion: '材料属实' }))).toMatchObject({
      final: false,
    });
    expect(await accountsOf(clerk)).toEqual([account]);
    expect(
      await act(reviewer, reviewFiling, { input: await seenFiling({ ...approve, opinion: '同意' }) }),
    ).toMatchObject({
      refusal: 'review-own',
    });
    expect(await done(second, reviewFiling, await seenFiling({ ...approve, opinion: '同意' }))).toMatchObject({
      final: true,
    });
    expect(await accountsOf(clerk)).toMatchObject([{ base: 2_850_100n, unitShare: 342_000n }]);
    expect(await linesOf(clerk, 'base')).toMatchObject([
      { state: 'effective', month: '2019-09', opinion: '材料属实；同意', formerBase: 1_000_000n },
    ]);
    expect(await sheetOf(clerk)).toMatchObject({ adjusted: { heads: 1, amount: 444_000n } });
  });

  test('the second may still reject', async () => {
    const { clerk, account, id } = await waitingFor('28501');
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '材料属实' }));
    await done(second, reviewFiling, await seenFiling({ id, decision: 'reject', opinion: '超出上限' }));
    expect(await linesOf(clerk, 'base')).toMatchObject([{ state: 'rejected' }]);
    expect(await accountsOf(clerk)).toEqual([account]);
  });

  test('the month cannot be saved until it is decided or withdrawn (Q-49)', async () => {
    const { clerk, id } = await waitingFor('1000');
    const input = await confirmed(clerk);
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({
      refusal: 'reviews-left',
      values: { count: '1' },
    });
    await done(clerk, withdrawFilings, { ids: [id] });
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ refusal: 'drafts-left' });
    await done(clerk, submitFilings, ALL_BASES);
    await done(reviewer, reviewFiling, await seenFiling({ id, decision: 'reject', opinion: '低于下限' }));
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: true });
  });

  test('of a whole set only the lines that failed a test wait', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine(), newLine()]);
    const bases = ['12000', '30000', '1000'];
    const lines = accounts.map((account, place) => baseLine(account, { base: bases[place] ?? '' }));
    expect(await file(clerk, 'base', lines)).toMatchObject({ effective: 1, review: 2, left: 0 });
    expect((await accountsOf(clerk)).map(({ base }) => base)).toEqual([1_200_000n, 1_000_000n, 1_000_000n]);
  });

  test('nothing is approved for an account that is sealed by now', async () => {
    const { clerk, account, id } = await waitingFor('1000');
    await change(owner, sql`update accounts set status = 'sealed', sealed_month = '2019-09' where id = ${account.id}`);
    const input = await seenFiling({ id, decision: 'approve', opinion: '' });
    expect(await act(reviewer, reviewFiling, { input })).toMatchObject({
      refusal: 'review-finds-fault',
      values: { fault: '账户状态为“封存”，只有正常账户可以调整基数' },
    });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ state: 'in-review' }]);
  });
});
