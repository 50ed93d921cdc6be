import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { UnsealLine } from '@/lib/filings/unseal.input';
import {
  accountsOf,
  ALL,
  change,
  closeMonth,
  draftsOf,
  faultsIn,
  filingsOf,
  logOf,
  openAccounts,
  saveOpenings,
  sealLine,
} from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed, wholeAccount, type PayingUnit } from '../support/paying-units';
import { payMonth, registerMonth, rowsOf, sheetOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
const unseal = saveFilings('unseal');
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;
/** For lines that are refused and so leave it as it is. */
let refusing: PayingUnit;

function theirs(clerk: { unitId: string }, id: string) {
  return rowsOf(
    owner,
    sql`select status, base, unit_share, own_share, sealed_month, seal_reason, seal_note from accounts where unit_id = ${clerk.unitId} and id = ${id}`,
  );
}

const SEALED = { status: 'sealed', sealed_month: '2019-09', seal_reason: '99', seal_note: '借调' };
const NORMAL = { status: 'normal', sealed_month: null, seal_reason: null, seal_note: null };

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
  refusing = await unitWithSealed(owner, funds);
});

describe('unsealing accounts', () => {
  test('saves drafts with the base confirmed and the open month, and changes nothing yet', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const before = await accountsOf(clerk);
    const saved = await done(clerk, unseal, { lines: [unsealLine(account, { base: '11000', note: '返岗' })] });
    expect(await draftsOf(clerk)).toMatchObject([
      {
        id: saved.ids[0],
        kind: 'unseal',
        accountNumber: account.number,
        name: account.name,
        idNumberMask: account.idNumberMask,
        base: 1_100_000n,
        unitShare: 132_000n,
        ownShare: 132_000n,
        forMonth: '2019-10',
        note: '返岗',
        problems: [],
        reviewReasons: [],
        marks: [],
      },
    ]);
    expect(await accountsOf(clerk)).toEqual(before);
  });

  test('submitted, pays again from the open month on, on the base confirmed, and adds to the sheet', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await done(clerk, unseal, { lines: [unsealLine(account, { base: '11000' })] });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, review: 0, left: 0 });
    expect(await theirs(clerk, account.id)).toEqual([
      { ...NORMAL, base: 1_100_000n, unit_share: 132_000n, own_share: 132_000n },
    ]);
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { heads: 1, amount: 240_000n },
      added: { heads: 1, amount: 264_000n },
      adjusted: { heads: 0, amount: 0n },
      reduced: { heads: 0, amount: 0n },
      current: { heads: 2, amount: 504_000n },
      backPay: { heads: 0, amount: 0n },
    });
    await payMonth(funds, await registerMonth(owner, clerk));
    expect((await accountsOf(clerk))[1]).toMatchObject({ remittedMonth: '2019-10', balance: 504_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('takes a monthly amount instead of the base (A-6)', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await done(clerk, unseal, { lines: [unsealLine(account, { base: '', monthly: '5,390.00' })] });
    expect(await draftsOf(clerk)).toMatchObject([{ base: 2_245_800n, monthly: 539_000n }]);
  });

  test('finds the account by ID number where no account number is given', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const typed = unsealLine({ number: '', name: line.name }, { idNumber: line.idNumber.toLowerCase() });
    await done(clerk, unseal, { lines: [typed] });
    expect(await draftsOf(clerk)).toMatchObject([{ accountNumber: account.number }]);
  });

  test('recomputes with the ratio of now, whatever was paid before (Q-25)', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await change(owner, sql`update units set unit_ratio = 800, own_ratio = 700 where id = ${clerk.unitId}`);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    expect(await draftsOf(clerk)).toMatchObject([{ unitShare: 80_000n, ownShare: 70_000n }]);
  });

  test('goes with openings and sealings in one submission', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [other] = await accountsOf(clerk, ['normal']);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    await saveOpenings(clerk, [newLine()]);
    await done(clerk, saveFilings('seal'), { lines: other ? [sealLine(other)] : [] });
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 3 });
    expect((await accountsOf(clerk)).map((row) => row.status)).toEqual(['sealed', 'normal', 'normal']);
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 2 }, reduced: { heads: 1 }, current: { heads: 2 } });
  });
});

describe('taken back', () => {
  test('the account is what it was: month, reason and note of its sealing, base, shares; and so is the sheet', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const before = { account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) };
    const { ids } = await file(clerk, 'unseal', [unsealLine(account, { base: '15000', forMonth: '201909' })]);
    expect(await wholeAccount(owner, account.id)).not.toEqual(before.account);
    expect(await done(clerk, revokeFilings, { ids, reason: '办错' })).toEqual({ revoked: 1 });
    expect({ account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) }).toEqual(before);
    expect(await theirs(clerk, account.id)).toMatchObject([{ ...SEALED, base: 1_000_000n }]);
    expect(await filingsOf(clerk, ['revoked'])).toMatchObject([{ id: ids[0], kind: 'unseal', base: 1_500_000n }]);
    expect(await file(clerk, 'unseal', [unsealLine(account)])).toMatchObject({ effective: 1 });
  });

  test('only after what was done later to the same account (Q-69)', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const unsealed = await file(clerk, 'unseal', [unsealLine(account)]);
    const adjusted = await file(clerk, 'base', [baseLine(account)]);
    expect(await act(clerk, revokeFilings, { input: { ids: unsealed.ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-later-first',
      values: { names: account.name },
    });
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '' });
    await done(clerk, revokeFilings, { ids: unsealed.ids, reason: '' });
    expect(await theirs(clerk, account.id)).toMatchObject([{ ...SEALED, base: 1_000_000n }]);
  });

  test('never once the month is paid, nor when the account has moved on', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account)]);
    await change(owner, sql`update accounts set status = 'frozen' where id = ${account.id}`);
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'not-revocable',
      values: { names: account.name },
    });
    await change(owner, sql`update accounts set status = 'normal' where id = ${account.id}`);
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await act(clerk, revokeFilings, { input: { ids, reason: '' } })).toMatchObject({
      refusal: 'revoke-month-over',
    });
  });
});

describe('what is wrong with a line', () => {
  test.each<[string, Partial<UnsealLine>, string, string]>([
    ['no base', { base: '' }, 'base', 'base-and-monthly-missing'],
    ['a base of zero (Q-25)', { base: '0.00' }, 'base', 'base-not-positive'],
    ['a negative base', { base: '-1' }, 'base', 'base-not-positive'],
    ['a base that is no amount', { base: '一万' }, 'base', 'base-not-money'],
    ['a base with three decimals', { base: '10000.005' }, 'base', 'base-too-many-decimals'],
    ['a base of seventeen digits', { base: '1'.repeat(17) }, 'base', 'base-too-large'],
    ['a monthly amount of zero', { base: '', monthly: '0' }, 'monthly', 'monthly-not-positive'],
    ['a monthly amount that is none', { base: '', monthly: 'abc' }, 'monthly', 'monthly-not-money'],
    ['a monthly amount with three decimals', { base: '', monthly: '2400.001' }, 'monthly', 'monthly-too-many-decimals'],
    ['a monthly amount of seventeen digits', { base: '', monthly: '2'.repeat(17) }, 'monthly', 'monthly-too-large'],
    ['a monthly amount that no base yields', { base: '', monthly: '2401' }, 'monthly', 'monthly-not-reachable'],
    ['base and monthly amount that disagree', { monthly: '2300' }, 'monthly', 'base-and-monthly-disagree'],
    ['an unknown account', { accountNumber: '540000000000' }, 'accountNumber', 'account-unknown'],
    ['neither account nor ID number', { accountNumber: ' ' }, 'accountNumber', 'account-ambiguous'],
    ['another name', { name: '另外一人' }, 'name', 'account-and-name-differ'],
  ])('%s', async (_, changed, field, code) => {
    const { clerk, account } = refusing;
    const faults = faultsIn(await act(clerk, unseal, { input: { lines: [unsealLine(account, changed)] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(await draftsOf(clerk)).toEqual([]);
  });

  test('all of it at once, and the amounts that would do', async () => {
    const { clerk, account } = refusing;
    const wrong = unsealLine(account, { name: '另外一人', base: '', monthly: '2401', forMonth: '201908' });
    expect(faultsIn(await act(clerk, unseal, { input: { lines: [wrong] } }))).toMatchObject([
      { code: 'account-and-name-differ' },
      { code: 'monthly-not-reachable', values: { lower: '2,400.00', upper: '2,402.00' } },
      { code: 'unseal-month-paid' },
    ]);
  });

  test('the same account twice, already among the drafts, or in review', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const input = { lines: [unsealLine(account)] };
    const twice = { lines: [unsealLine(account), unsealLine(account)] };
    expect(faultsIn(await act(clerk, unseal, { input: twice })).map(({ line, code }) => [line, code])).toEqual([
      [0, 'account-in-drafts'],
      [1, 'account-in-drafts'],
    ]);
    await done(clerk, unseal, { lines: [unsealLine(account, { base: '1000' })] });
    expect(faultsIn(await act(clerk, unseal, { input }))).toMatchObject([{ code: 'account-in-drafts' }]);
    await done(clerk, submitFilings, ALL);
    expect(faultsIn(await act(clerk, unseal, { input }))).toMatchObject([{ code: 'duplicate-in-review' }]);
  });

  test.each(ACCOUNT_STATUSES.filter((status) => !['sealed', 'merged', 'revoked'].includes(status)))(
    'an account that is %s',
    async (status) => {
      const { clerk, account } = await unitWithSealed(owner, funds);
      await change(owner, sql`update accounts set status = ${status} where id = ${account.id}`);
      const words = { normal: '正常', frozen: '冻结', withdrawn: '提取销户', left: '外部转出销户' }[status as string];
      expect(faultsIn(await act(clerk, unseal, { input: { lines: [unsealLine(account)] } }))).toMatchObject([
        { field: 'accountNumber', code: 'account-not-sealed', values: { status: words } },
      ]);
    },
  );

  test('an account that was sealed for death', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await change(owner, sql`update accounts set seal_reason = '07' where id = ${account.id}`);
    expect(faultsIn(await act(clerk, unseal, { input: { lines: [unsealLine(account)] } }))).toMatchObject([
      { field: 'accountNumber', code: 'sealed-for-death' },
    ]);
  });

  test('somebody who is 正常 elsewhere by now (Q-26)', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    await openAccounts(await makeUnit(owner), [line]);
    expect(faultsIn(await act(clerk, unseal, { input: { lines: [unsealLine(account)] } }))).toMatchObject([
      { field: 'accountNumber', code: 'unseal-normal-elsewhere' },
    ]);
  });

  test('another unit’s account is unknown, by number and by ID number', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const stranger = await makeUnit(owner);
    const byId = unsealLine({ number: '', name: line.name }, { idNumber: line.idNumber });
    const faults = faultsIn(await act(stranger, unseal, { input: { lines: [unsealLine(account), byId] } }));
    expect(faults.map(({ line: place, code }) => [place, code])).toEqual([
      [0, 'account-unknown'],
      [1, 'account-unknown'],
    ]);
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
  });
});

describe('a base outside the limits goes to the centre (Q-25, Q-33)', () => {
  test('under the floor one reviewer unseals', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await done(clerk, unseal, { lines: [unsealLine(account, { base: '1649.99' })] });
    expect(await draftsOf(clerk)).toMatchObject([{ reviewReasons: ['base-under-floor'] }]);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 0, review: 1 });
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
    const [waiting] = await filingsOf(clerk, ['in-review']);
    await done(reviewer, reviewFiling, await seenFiling({ id: waiting?.id ?? '', decision: 'approve', opinion: '' }));
    expect(await theirs(clerk, account.id)).toMatchObject([{ ...NORMAL, base: 164_999n }]);
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 1, amount: 39_600n } });
  });

  test('over the cap two do', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account, { base: '28500.01' })]);
    const input = { id: ids[0] ?? '', decision: 'approve' as const, opinion: '材料属实' };
    expect(await filingsOf(clerk, ['in-review'])).toMatchObject([{ reviewReasons: ['base-over-cap'] }]);
    expect(await done(reviewer, reviewFiling, await seenFiling(input))).toMatchObject({ final: false });
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
    expect(await done(await makeStaff(owner, ['reviewer']), reviewFiling, await seenFiling(input))).toMatchObject({
      final: true,
    });
    expect(await theirs(clerk, account.id)).toMatchObject([NORMAL]);
  });

  test('nobody is unsealed who is 正常 elsewhere by then', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const { ids } = await file(clerk, 'unseal', [unsealLine(account, { base: '1000' })]);
    await openAccounts(await makeUnit(owner), [line]);
    const input = await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' });
    expect(await act(reviewer, reviewFiling, { input })).toMatchObject({
      refusal: 'review-finds-fault',
      values: { fault: '该职工在其他单位的账户为正常状态，须先由那个单位封存，才能启封' },
    });
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
  });
});

describe('submitting an unsealing', () => {
  test('of somebody who was opened elsewhere meanwhile leaves it with its reason', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    await openAccounts(await makeUnit(owner), [line]);
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(await draftsOf(clerk)).toMatchObject([{ problems: [{ code: 'unseal-normal-elsewhere' }] }]);
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
  });

  test('leaves the line with a fault and does the other', async () => {
    const { clerk, accounts } = await unitWithSealed(owner, funds, [newLine(), newLine()]);
    await done(clerk, unseal, { lines: accounts.map((account) => unsealLine(account)) });
    await change(owner, sql`update accounts set seal_reason = '07' where id = ${accounts[0]?.id ?? ''}`);
    expect(await done(clerk, submitFilings, ALL)).toMatchObject({ effective: 1, left: 1 });
    expect((await accountsOf(clerk)).slice(1).map((row) => row.status)).toEqual(['sealed', 'normal']);
  });

  test('after the month was saved is refused, saving the draft is not', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await closeMonth(clerk);
    await done(clerk, unseal, { lines: [unsealLine(account)] });
    expect(await act(clerk, submitFilings, { input: ALL })).toMatchObject({ refusal: 'month-not-open' });
    expect(await theirs(clerk, account.id)).toMatchObject([SEALED]);
  });

  test('of a unit that does not remit is refused', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await change(owner, sql`update units set status = 'sealed' where id = ${clerk.unitId}`);
    expect(await act(clerk, unseal, { input: { lines: [unsealLine(account)] } })).toMatchObject({
      refusal: 'unit-not-remitting',
    });
  });

  test('and opened elsewhere at the same moment: one of the two', async () => {
    for (let round = 0; round < 3; round += 1) {
      const line = newLine();
      const { clerk, account } = await unitWithSealed(owner, funds, [line]);
      const other = await makeUnit(owner);
      await done(clerk, unseal, { lines: [unsealLine(account)] });
      await saveOpenings(other, [line]);
      const outcomes = await Promise.all([
        act(clerk, submitFilings, { input: ALL }),
        act(other, submitFilings, { input: ALL }),
      ]);
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
      expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'nothing-to-submit' });
      const [person] = await rowsOf(
        owner,
        sql`select count(*)::integer as normal from accounts where status = 'normal' and person_id = (select person_id from accounts where id = ${account.id})`,
      );
      expect(person).toEqual({ normal: 1 });
    }
  });
});

describe('who may, and how often', () => {
  test('who may not is refused, and that is recorded', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const input = { lines: [unsealLine(account)] };
    expect(await act({ ...clerk, roles: ['viewer'] }, unseal, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(reviewer, unseal, { input })).toMatchObject({ refusal: 'not-permitted' });
    expect(await logOf(owner, clerk.id, 'unseal.save')).toEqual(['not-permitted']);
    expect(await linesOf(clerk, 'unseal')).toEqual([]);
  });

  test('under one key once, with other input refused, of two tabs one', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const [key, input] = [randomUUID(), { lines: [unsealLine(account)] }];
    const [first, second] = await Promise.all([act(clerk, unseal, { input, key }), act(clerk, unseal, { input, key })]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    const other = { lines: [unsealLine(account, { base: '12000' })] };
    expect(await act(clerk, unseal, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await draftsOf(clerk)).toHaveLength(1);
    const outcomes = await Promise.all([
      act(clerk, submitFilings, { input: ALL }),
      act(clerk, submitFilings, { input: ALL }),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'nothing-selected' });
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 1 } });
  });

  test('two clerks at once: one draft', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const input = { lines: [unsealLine(account)] };
    const outcomes = await Promise.all([act(clerk, unseal, { input }), act(clerk, unseal, { input })]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await draftsOf(clerk)).toHaveLength(1);
  });
});
