import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { BaseLine } from '@/lib/filings/base.input';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import {
  accountsOf,
  change,
  closeMonth,
  faultsIn,
  logOf,
  openAccounts,
  saveOpenings,
  sealLine,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, payingUnit, wholeAccount, type PayingUnit } from '../support/paying-units';
import { payMonth, registerMonth, rowsOf, sheetOf } from '../support/remittance';

const { owner } = useDatabase();
const adjust = saveFilings('base');
const ALL_BASES = { list: 'base-adjustment', select: 'all' } as const;
let funds: StaffPrincipal;
/** For lines that are refused and so leave it as it is. */
let refusing: PayingUnit;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
  refusing = await payingUnit(owner, funds);
});

/** The manual's ten rows (rulebook 3.2), the seventh as its own sealing table has it: base and monthly amount in yuan. */
const TEN_ROWS = [
  [22458, 5390],
  [17175, 4122],
  [23450, 5628],
  [18233, 4376],
  [13008, 3122],
  [16167, 3880],
  [14892, 3574],
  [17492, 4198],
  [18917, 4540],
  [21850, 5244],
] as const;

async function unitOfTen(): Promise<{ clerk: OperatorPrincipal; accounts: AccountRow[] }> {
  const clerk = await makeUnit(owner);
  const accounts = await openAccounts(
    clerk,
    TEN_ROWS.map(() => newLine()),
  );
  return { clerk, accounts };
}

describe('the manual’s ten rows', () => {
  const expected = TEN_ROWS.map(([base, monthly]) => ({
    base: BigInt(base) * 100n,
    unitShare: BigInt(monthly) * 50n,
    ownShare: BigInt(monthly) * 50n,
    monthly: BigInt(monthly) * 100n,
  }));

  test('from the base to the monthly amount (A-5)', async () => {
    const { clerk, accounts } = await unitOfTen();
    const lines = accounts.map((account, place) => baseLine(account, { base: String(TEN_ROWS[place]?.[0]) }));
    expect(await file(clerk, 'base', lines)).toMatchObject({ effective: 10, review: 0, left: 0 });
    expect(await accountsOf(clerk)).toMatchObject(expected);
  });

  test('from the monthly amount to the base (A-6, FD-043, FD-044)', async () => {
    const { clerk, accounts } = await unitOfTen();
    const lines = accounts.map((account, place) =>
      baseLine(account, { base: '', monthly: String(TEN_ROWS[place]?.[1]) }),
    );
    expect(await file(clerk, 'base', lines)).toMatchObject({ effective: 10, review: 0, left: 0 });
    expect(await accountsOf(clerk)).toMatchObject(expected);
  });

  test('the seventh row as it is misprinted does not agree with itself', async () => {
    const { clerk, accounts } = await unitOfTen();
    const line = baseLine(accounts[6] ?? { number: '', name: '' }, { base: '14882', monthly: '3574' });
    expect(faultsIn(await act(clerk, adjust, { input: { lines: [line] } }))).toMatchObject([
      { field: 'monthly', code: 'base-and-monthly-disagree', values: { expected: '3,572.00' } },
    ]);
  });
});

describe('adjusting bases', () => {
  test('saves drafts with what is paid before and after, and changes nothing yet', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const saved = await done(clerk, adjust, { lines: [baseLine(account)] });
    expect(await linesOf(clerk, 'base')).toMatchObject([
      {
        id: saved.ids[0],
        state: 'draft',
        accountNumber: account.number,
        name: account.name,
        idNumberMask: account.idNumberMask,
        formerBase: 1_000_000n,
        formerUnitShare: 120_000n,
        formerOwnShare: 120_000n,
        base: 1_200_000n,
        unitShare: 144_000n,
        ownShare: 144_000n,
        problems: [],
        reviewReasons: [],
      },
    ]);
    expect(await accountsOf(clerk)).toEqual([account]);
  });

  test.each([
    ['raises', '12000', 48_000n],
    ['lowers', '8000.50', -48_000n],
    ['keeps the amount of another base', '10001', 0n],
  ])('%s from the open month on; the sheet has the difference and no head more', async (_, base, difference) => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine(), newLine()]);
    await done(clerk, adjust, { lines: [baseLine(account, { base })] });
    expect(await done(clerk, submitFilings, ALL_BASES)).toMatchObject({ effective: 1, review: 0, left: 0 });
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { heads: 2, amount: 480_000n },
      added: { heads: 0, amount: 0n },
      adjusted: { heads: 1, amount: difference },
      reduced: { heads: 0, amount: 0n },
      current: { heads: 2, amount: 480_000n + difference },
    });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ state: 'effective', month: '2019-09' }]);
  });

  test('never touches a month that is posted, and is paid with the next (Q-31)', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await file(clerk, 'base', [baseLine(account)]);
    await payMonth(funds, await registerMonth(owner, clerk));
    const lines = await rowsOf(
      owner,
      sql`select r.month, l.base, l.unit_share, l.own_share from roster_lines l join remittances r on r.id = l.remittance_id
        where l.unit_id = ${clerk.unitId} order by r.month`,
    );
    expect(lines).toEqual([
      { month: '2019-08', base: 1_000_000n, unit_share: 120_000n, own_share: 120_000n },
      { month: '2019-09', base: 1_200_000n, unit_share: 144_000n, own_share: 144_000n },
    ]);
    expect((await accountsOf(clerk))[0]).toMatchObject({ balance: 528_000n, remittedMonth: '2019-09' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of somebody who was opened this month adds to what the opening added', async () => {
    const clerk = await makeUnit(owner);
    const [account] = await openAccounts(clerk, [newLine()]);
    await file(clerk, 'base', account ? [baseLine(account)] : []);
    expect(await sheetOf(clerk)).toMatchObject({
      added: { heads: 1, amount: 240_000n },
      adjusted: { heads: 1, amount: 48_000n },
      current: { heads: 1, amount: 288_000n },
    });
  });

  test('finds the account by ID number where no account number is given', async () => {
    const line = newLine();
    const { clerk, account } = await payingUnit(owner, funds, [line]);
    await done(clerk, adjust, { lines: [baseLine({ number: '', name: line.name }, { idNumber: line.idNumber })] });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ accountNumber: account.number }]);
  });

  test('a raise says that paid months of the fund year may be made up; what is lowered does not (Q-32)', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine()]);
    const [one, two] = accounts;
    await done(clerk, adjust, {
      lines: [one, two].flatMap((row, place) => (row ? [baseLine(row, { base: place === 0 ? '12000' : '8000' })] : [])),
    });
    expect((await linesOf(clerk, 'base')).map(({ marks }) => marks)).toEqual([['difference-payable'], []]);
    await change(owner, sql`update ledger_accounts set remitted_month = '2019-06' where id = ${one?.id ?? ''}`);
    await done(clerk, submitFilings, ALL_BASES);
    expect((await linesOf(clerk, 'base')).map(({ marks }) => marks)).toEqual([[], []]);
  });

  test('a back payment of the same person does not stand in the way, nor the other way round', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await done(clerk, saveFilings('back-pay'), {
      lines: [backPayLine(account, { backPayType: 'difference', base: '11000' })],
    });
    await done(clerk, adjust, { lines: [baseLine(account)] });
    expect(await done(clerk, submitFilings, ALL_BASES)).toMatchObject({ effective: 1 });
    expect(await done(clerk, submitFilings, { list: 'back-payment', select: 'all' })).toMatchObject({ effective: 1 });
  });
});

describe('taken back (Q-34)', () => {
  test('the account is what it was, and so is the sheet; then it can be adjusted again', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const before = { account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) };
    const { ids } = await file(clerk, 'base', [baseLine(account, { base: '12345.67' })]);
    expect(await done(clerk, revokeFilings, { ids, reason: '录错' })).toEqual({ revoked: 1 });
    expect({ account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) }).toEqual(before);
    expect(await file(clerk, 'base', [baseLine(account)])).toMatchObject({ effective: 1, review: 0 });
  });

  test('only after the sealing that came later (Q-69)', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const adjusted = await file(clerk, 'base', [baseLine(account)]);
    const sealed = await file(clerk, 'seal', [sealLine(account)]);
    expect(await act(clerk, revokeFilings, { input: { ids: adjusted.ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-later-first',
      values: { names: account.name },
    });
    await done(clerk, revokeFilings, { ids: sealed.ids, reason: '' });
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '' });
    expect(await accountsOf(clerk)).toEqual([account]);
  });

  test('only after the change of ratios that came later, and never both at once', async () => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine()], 1000);
    const raised = await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
    const adjusted = await file(clerk, 'base', [baseLine(account)]);
    const both = { ids: [...raised.ids, ...adjusted.ids], reason: '' };
    expect(await act(clerk, revokeFilings, { input: both })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, revokeFilings, { input: { ids: raised.ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-later-first',
    });
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '' });
    expect(await accountsOf(clerk)).toMatchObject([{ base: 1_000_000n, unitShare: 120_000n }]);
    await done(clerk, revokeFilings, { ids: raised.ids, reason: '' });
    expect(await accountsOf(clerk)).toMatchObject([{ base: 1_000_000n, unitShare: 100_000n }]);
  });

  test('never once the month is paid, nor when the account has moved on', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const { ids } = await file(clerk, 'base', [baseLine(account)]);
    const input = { ids, reason: '' };
    await change(owner, sql`update accounts set status = 'frozen' where id = ${account.id}`);
    expect(await act(clerk, revokeFilings, { input })).toMatchObject({ refusal: 'not-revocable' });
    await change(owner, sql`update accounts set status = 'normal' where id = ${account.id}`);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await act(clerk, revokeFilings, { input })).toMatchObject({ refusal: 'revoke-month-over' });
    expect(await accountsOf(clerk)).toMatchObject([{ base: 1_200_000n }]);
  });
});

describe('what is wrong with a line', () => {
  test.each<[string, Partial<BaseLine>, string, string]>([
    ['no base', { base: '' }, 'base', 'base-and-monthly-missing'],
    ['a base of zero', { base: '0' }, 'base', 'base-not-positive'],
    ['a base that is no amount', { base: '一万' }, 'base', 'base-not-money'],
    ['a base with three decimals', { base: '10000.005' }, 'base', 'base-too-many-decimals'],
    ['a base of seventeen digits', { base: '1'.repeat(17) }, 'base', 'base-too-large'],
    ['a monthly amount of zero', { base: '', monthly: '0' }, 'monthly', 'monthly-not-positive'],
    ['a monthly amount that is none', { base: '', monthly: 'abc' }, 'monthly', 'monthly-not-money'],
    ['a monthly amount with three decimals', { base: '', monthly: '2400.001' }, 'monthly', 'monthly-too-many-decimals'],
    ['a monthly amount of seventeen digits', { base: '', monthly: '2'.repeat(17) }, 'monthly', 'monthly-too-large'],
    ['a monthly amount that no base yields', { base: '', monthly: '2401' }, 'monthly', 'monthly-not-reachable'],
    ['base and monthly amount that disagree', { monthly: '2300' }, 'monthly', 'base-and-monthly-disagree'],
    ['the base that it has (base-unchanged)', { base: '10,000.00' }, 'base', 'base-unchanged'],
    ['the monthly amount that it has', { base: '', monthly: '2400' }, 'base', 'base-unchanged'],
    ['an unknown account', { accountNumber: '540000000000' }, 'accountNumber', 'account-unknown'],
    ['neither account nor ID number', { accountNumber: ' ' }, 'accountNumber', 'account-ambiguous'],
    ['another name', { name: '另外一人' }, 'name', 'account-and-name-differ'],
  ])('%s', async (_, changed, field, code) => {
    const { clerk, account } = refusing;
    const faults = faultsIn(await act(clerk, adjust, { input: { lines: [baseLine(account, changed)] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(await linesOf(clerk, 'base')).toEqual([]);
  });

  test('the monthly amount that it has, where several bases yield it', async () => {
    const { clerk, account } = await payingUnit(owner, funds, [newLine({ base: '22460' })]);
    const lines = [baseLine(account, { base: '', monthly: '5390' })];
    expect(faultsIn(await act(clerk, adjust, { input: { lines } }))).toMatchObject([{ code: 'base-unchanged' }]);
  });

  test('the same account twice, among the drafts of any kind, or in review', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const input = { lines: [baseLine(account)] };
    const twice = { lines: [baseLine(account), baseLine(account, { base: '13000' })] };
    expect(faultsIn(await act(clerk, adjust, { input: twice })).map(({ line, code }) => [line, code])).toEqual([
      [0, 'account-in-drafts'],
      [1, 'account-in-drafts'],
    ]);
    await done(clerk, saveFilings('seal'), { lines: [sealLine(account, { reason: '07' })] });
    const inDrafts = { code: 'account-in-drafts', values: { list: 'change-roster' } };
    expect(faultsIn(await act(clerk, adjust, { input }))).toMatchObject([inDrafts]);
    await done(clerk, submitFilings, { list: 'change-roster', select: 'all' });
    expect(faultsIn(await act(clerk, adjust, { input }))).toMatchObject([{ code: 'duplicate-in-review' }]);
  });

  test.each([
    ['sealed', '封存'],
    ['frozen', '冻结'],
    ['withdrawn', '提取销户'],
    ['left', '外部转出销户'],
  ])('an account that is %s (Q-37)', async (status, word) => {
    const { clerk, account } = await payingUnit(owner, funds);
    await change(owner, sql`update accounts set status = ${status}, sealed_month = '2019-09' where id = ${account.id}`);
    expect(faultsIn(await act(clerk, adjust, { input: { lines: [baseLine(account)] } }))).toMatchObject([
      { field: 'accountNumber', code: 'adjust-not-normal', values: { status: word } },
    ]);
  });

  test('another unit’s account is unknown, by number and by ID number', async () => {
    const line = newLine();
    const { clerk, account } = await payingUnit(owner, funds, [line]);
    const stranger = await makeUnit(owner);
    const byId = baseLine({ number: '', name: line.name }, { idNumber: line.idNumber });
    const faults = faultsIn(await act(stranger, adjust, { input: { lines: [baseLine(account), byId] } }));
    expect(faults.map(({ line: place, code }) => [place, code])).toEqual([
      [0, 'account-unknown'],
      [1, 'account-unknown'],
    ]);
    expect(await accountsOf(clerk)).toEqual([account]);
  });
});

describe('submitting an adjustment', () => {
  test('of an account that was sealed meanwhile leaves it with its reason, and does the other', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine()]);
    await done(clerk, adjust, { lines: accounts.map((account) => baseLine(account)) });
    await change(
      owner,
      sql`update accounts set status = 'sealed', sealed_month = '2019-09' where id = ${accounts[0]?.id ?? ''}`,
    );
    expect(await done(clerk, submitFilings, ALL_BASES)).toMatchObject({ effective: 1, left: 1 });
    expect(
      (await linesOf(clerk, 'base')).map(({ state, problems }) => [state, problems.map(({ code }) => code)]),
    ).toEqual([
      ['draft', ['adjust-not-normal']],
      ['effective', []],
    ]);
  });

  test('of a base that the account has got meanwhile leaves it: there is nothing to do', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await done(clerk, adjust, { lines: [baseLine(account)] });
    await change(owner, sql`update accounts set base = 1200000 where id = ${account.id}`);
    expect(await act(clerk, submitFilings, { input: ALL_BASES })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(await linesOf(clerk, 'base')).toMatchObject([{ problems: [{ code: 'base-unchanged' }] }]);
  });

  test('after the month was saved is refused, saving the draft is not', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await closeMonth(clerk);
    await done(clerk, adjust, { lines: [baseLine(account)] });
    expect(await act(clerk, submitFilings, { input: ALL_BASES })).toMatchObject({ refusal: 'month-not-open' });
    expect(await accountsOf(clerk)).toEqual([account]);
  });

  test('submits the bases and nothing of another list', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    await done(clerk, adjust, { lines: [baseLine(account)] });
    await saveOpenings(clerk, [newLine()]);
    expect(await done(clerk, submitFilings, ALL_BASES)).toMatchObject({ effective: 1 });
    expect(await accountsOf(clerk)).toHaveLength(1);
  });
});

describe('who may, and how often', () => {
  test('who may not is refused, and that is recorded', async () => {
    const { clerk, account } = refusing;
    const input = { lines: [baseLine(account)] };
    expect(await act({ ...clerk, roles: ['viewer'] }, adjust, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(funds, adjust, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, funds.id, 'base.save')).toEqual(['not-permitted']);
    expect(await linesOf(clerk, 'base')).toEqual([]);
  });

  test('under one key once, with other input refused', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const [key, input] = [randomUUID(), { lines: [baseLine(account)] }];
    const [first, second] = await Promise.all([act(clerk, adjust, { input, key }), act(clerk, adjust, { input, key })]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    const other = { lines: [baseLine(account, { base: '13000' })] };
    expect(await act(clerk, adjust, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await linesOf(clerk, 'base')).toHaveLength(1);
  });

  test('two clerks at once: one draft, one submission, one revocation', async () => {
    const { clerk, account } = await payingUnit(owner, funds);
    const save = () => act(clerk, adjust, { input: { lines: [baseLine(account)] } });
    const submit = () => act(clerk, submitFilings, { input: ALL_BASES });
    const saved = await Promise.all([save(), save()]);
    const submitted = await Promise.all([submit(), submit()]);
    const [filed] = await linesOf(clerk, 'base');
    const revoke = () => act(clerk, revokeFilings, { input: { ids: [filed?.id ?? ''], reason: '' } });
    const revoked = await Promise.all([revoke(), revoke()]);
    for (const pair of [saved, submitted, revoked]) expect(pair.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await accountsOf(clerk)).toEqual([account]);
  });
});
