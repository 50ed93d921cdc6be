import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { reviewCorrection } from '@/lib/corrections/review-correction';
import { withdrawCorrection } from '@/lib/corrections/submit-correction';
import { discardFilings } from '@/lib/filings/discard-filings';
import { addDocument } from '@/lib/filings/filing-documents';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import type { TransferLine } from '@/lib/filings/transfer.input';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { BACK_PAYMENTS, payAlone, payBack, payOpenMonth } from '../support/back-payments';
import { change, codesOf, faultsIn, logOf } from '../support/change-roster';
import { applyForCorrection, approval, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { backPayLine, linesOf, transferLine, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { csv, imported, useDataFolder } from '../support/imports';
import { documentOf, unitWithSealed } from '../support/paying-units';
import { rowsOf } from '../support/remittance';
import { lineOf, makeMover, move, standingOf, type Mover } from '../support/transfers';
import { secondAtDesk, withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
useDataFolder();
const save = saveFilings('transfer');
const ALL = { list: 'transfers', select: 'all' } as const;
let funds: StaffPrincipal;
let second: StaffPrincipal;
let reviewers: [StaffPrincipal, StaffPrincipal];
/** For lines that are refused and so leave him where he is. */
let refusing: Mover;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  second = await secondAtDesk(owner);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
  refusing = await makeMover(owner, funds);
});

/** The only line's fault, which says nothing but its code. */
function fault({ account }: Mover, code: string) {
  return { line: 0, name: account.name, field: 'accountNumber', code };
}

/** A withdrawal of 100.00 that waits for a second person. Gives its file's id. */
async function proposeWithdrawal({ account }: Mover): Promise<string> {
  return (await done(funds, importWithdrawals, withdrawalInput([withdrawalLine(account)]))).id;
}

/** A back payment that waits for the centre. */
async function backPayInReview(clerk: OperatorPrincipal, account: AccountRow, forMonth = '201908') {
  const free = backPayLine(account, { forMonth, backPayType: 'free', unitShare: '1' });
  const { ids } = await done(clerk, saveFilings('back-pay'), { lines: [free] });
  await done(clerk, addDocument, documentOf(ids[0] ?? ''));
  expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ review: 1 });
  return ids;
}

describe('what is wrong with a line', () => {
  test.each<[string, Partial<TransferLine>, string, string]>([
    ['no unit', { toUnit: ' ' }, 'toUnit', 'to-unit-missing'],
    ['an unknown unit', { toUnit: '999999' }, 'toUnit', 'to-unit-unknown'],
    ['a part of a name', { toUnit: '测试单位' }, 'toUnit', 'to-unit-unknown'],
    ['a reason of 101 characters', { reason: '调'.repeat(101) }, 'reason', 'transfer-reason-long'],
    ['an unknown account', { accountNumber: '540000000000' }, 'accountNumber', 'account-unknown'],
    ['neither account nor ID number', { accountNumber: ' ' }, 'accountNumber', 'account-ambiguous'],
    ['another name', { name: '另外一人' }, 'name', 'account-and-name-differ'],
  ])('%s', async (_, changed, field, code) => {
    const faults = faultsIn(await act(refusing.old, save, { input: { lines: [lineOf(refusing, changed)] } }));
    expect(faults).toMatchObject([{ line: 0, field, code }]);
    expect(await linesOf(refusing.old, 'transfer')).toEqual([]);
  });

  test('the own unit, and a name that two units have', async () => {
    const [own] = await rowsOf<{ number: string }>(
      owner,
      sql`select number from units where id = ${refusing.old.unitId}`,
    );
    const twins = [await makeUnit(owner), await makeUnit(owner)];
    for (const { unitId } of twins) await change(owner, sql`update units set name = '同名单位' where id = ${unitId}`);
    const lines = [lineOf(refusing, { toUnit: own?.number }), lineOf(refusing, { toUnit: '同名单位' })];
    for (const [line, code] of [
      [lines[0], 'to-unit-own'],
      [lines[1], 'to-unit-unknown'],
    ] as const) {
      const input = { lines: line ? [line] : [] };
      expect(faultsIn(await act(refusing.old, save, { input }))).toMatchObject([{ field: 'toUnit', code }]);
    }
  });

  test('a reason of 100 characters is none', async () => {
    const { ids } = await done(refusing.old, save, { lines: [lineOf(refusing, { reason: '调'.repeat(100) })] });
    expect(await linesOf(refusing.old, 'transfer')).toMatchObject([{ id: ids[0], problems: [] }]);
    await done(refusing.old, discardFilings, { list: 'transfers', select: ids });
  });

  test('somebody who has not been opened at the new unit (RL-27)', async () => {
    const stranger = await makeUnit(owner);
    const [unit] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${stranger.unitId}`);
    const input = { lines: [lineOf(refusing, { toUnit: unit?.number })] };
    expect(faultsIn(await act(refusing.old, save, { input }))).toMatchObject([
      { field: 'toUnit', code: 'not-opened-there' },
    ]);
  });

  test.each(ACCOUNT_STATUSES.filter((status) => !['sealed', 'merged', 'revoked', 'normal'].includes(status)))(
    'an account that is %s (Q-83)',
    async (status) => {
      const { old, account } = refusing;
      await change(owner, sql`update accounts set status = ${status} where id = ${account.id}`);
      const faults = faultsIn(await act(old, save, { input: { lines: [lineOf(refusing)] } }));
      expect(faults).toMatchObject([
        { field: 'accountNumber', code: 'transfer-not-sealed', values: { status: ACCOUNT_STATUS_WORDS[status] } },
      ]);
      await change(owner, sql`update accounts set status = 'sealed' where id = ${account.id}`);
    },
  );

  test('an account that is normal, or has been transferred already', async () => {
    const mover = await makeMover(owner, funds);
    await move(mover);
    const again = faultsIn(await act(mover.old, save, { input: { lines: [lineOf(mover)] } }));
    expect(again).toMatchObject([{ code: 'transfer-not-sealed', values: { status: '合并销户' } }]);
    const normal = transferLine(mover.there, { toUnit: refusing.toUnit });
    expect(faultsIn(await act(mover.next, save, { input: { lines: [normal] } }))).toMatchObject([
      { code: 'transfer-not-sealed', values: { status: '正常' } },
      { code: 'not-opened-there' },
    ]);
  });

  test.each(['sealed', 'frozen'] as const)('a new account that is %s', async (status) => {
    const { old, there } = refusing;
    await change(owner, sql`update accounts set status = ${status}, sealed_month = '2019-08' where id = ${there.id}`);
    expect(faultsIn(await act(old, save, { input: { lines: [lineOf(refusing)] } }))).toMatchObject([
      { field: 'toUnit', code: 'not-normal-there' },
    ]);
    await change(owner, sql`update accounts set status = 'normal', sealed_month = null where id = ${there.id}`);
  });

  test.each([
    ['opened', undefined],
    ['normal', undefined],
    ['deferred', undefined],
    ['sealed', '封存'],
    ['closed', '销户'],
  ])('a new unit that is %s', async (status, word) => {
    const mover = await makeMover(owner, funds);
    await change(owner, sql`update units set status = ${status} where id = ${mover.next.unitId}`);
    const outcome = await act(mover.old, save, { input: { lines: [lineOf(mover)] } });
    if (word === undefined) expect(outcome).toMatchObject({ ok: true });
    else
      expect(faultsIn(outcome)).toMatchObject([{ field: 'toUnit', code: 'to-unit-closed', values: { status: word } }]);
  });

  test('a back payment that waits for the centre or for its money; paid, it waits no more', async () => {
    const mover = await makeMover(owner, funds);
    const { old, account } = mover;
    const faults = async () =>
      faultsIn(await act(old, save, { input: { lines: [lineOf(mover)] } })).map(({ code }) => code);
    const reviewed = await backPayInReview(old, account, '201909');
    expect(await faults()).toEqual(['transfer-back-pay-waits']);
    const ids = await payBack(old, account, [{ forMonth: '201909' }]);
    await change(
      owner,
      sql`update filings set state = 'rejected', decided_by = ${old.id}, decided_at = now() where id = ${reviewed[0] ?? ''}`,
    );
    expect(await faults()).toEqual(['transfer-back-pay-waits']);
    await payAlone(owner, funds, { clerk: old, ids });
    await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 480_000n });
  });

  test.each<[string, (mover: Mover, id: string) => Promise<unknown>, bigint]>([
    ['withdrawn', ({ old }, id) => done(old, withdrawCorrection, { id }), 240_000n],
    [
      'rejected',
      async (_, id) => done(reviewers[0], reviewCorrection, { ...(await approval(id)), decision: 'reject' as const }),
      240_000n,
    ],
    ['booked', (_, id) => approveCorrection(reviewers, id), 0n],
  ])('a correction that waits for the centre, until it is %s', async (_, end, moved) => {
    const mover = await makeMover(owner, funds);
    const id = await applyForCorrection(mover.old, mover.account);
    const faults = faultsIn(await act(mover.old, save, { input: { lines: [lineOf(mover)] } }));
    expect(faults).toEqual([fault(mover, 'transfer-correction-waits')]);
    await end(mover, id);
    await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: moved });
  });

  test.each<[string, (mover: Mover) => Promise<unknown>]>([
    ['a correction', ({ next, there }) => applyForCorrection(next, there)],
    ['a withdrawal', ({ there }) => done(funds, importWithdrawals, withdrawalInput([withdrawalLine(there)]))],
    ['a back payment in review', ({ next, there }) => backPayInReview(next, there)],
  ])('%s that waits at the new unit (Q-83), of which no more is told', async (_, wait) => {
    const mover = await makeMover(owner, funds);
    await payOpenMonth(owner, funds, mover.next);
    await wait(mover);
    const faults = faultsIn(await act(mover.old, save, { input: { lines: [lineOf(mover)] } }));
    expect(faults).toEqual([{ ...fault(mover, 'busy-there'), field: 'toUnit' }]);
  });

  test('a back payment that waits at the new unit for its month is none', async () => {
    const mover = await makeMover(owner, funds);
    await payOpenMonth(owner, funds, mover.next);
    await payBack(mover.next, mover.there, [{ forMonth: '201908', backPayType: 'difference', base: '11000' }]);
    await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 480_000n });
  });

  test.each([
    ['declined', 'decline', 240_000n],
    ['booked', 'confirm', 230_000n],
  ] as const)('a withdrawal that waits for a second person, until it is %s', async (_, decision, moved) => {
    const mover = await makeMover(owner, funds);
    const id = await proposeWithdrawal(mover);
    const faults = faultsIn(await act(mover.old, save, { input: { lines: [lineOf(mover)] } }));
    // Nothing of the withdrawal itself: units see none that waits.
    expect(faults).toEqual([fault(mover, 'transfer-withdrawal-waits')]);
    await done(second, decideWithdrawals, { id, decision });
    await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: moved });
  });

  test('the same account twice, in a file too, or with another draft of his', async () => {
    const mover = await makeMover(owner, funds);
    const { old, account, toUnit } = mover;
    const codes = async (...lines: TransferLine[]) =>
      faultsIn(await act(old, save, { input: { lines } })).map(({ line, code }) => `${String(line)} ${code}`);
    expect(await codes(lineOf(mover), lineOf(mover))).toEqual(['0 account-in-drafts', '1 account-in-drafts']);
    const row = `${account.number},${account.name},${toUnit}`;
    await imported(old, { ...csv(['职工账号,姓名,转入单位', row, row]), kind: 'transfer' });
    expect((await linesOf(old, 'transfer')).map(({ problems }) => problems)).toMatchObject([
      [{ code: 'account-in-file', values: { rows: '3' } }],
      [{ code: 'account-in-file', values: { rows: '2' } }],
    ]);
    await done(old, discardFilings, ALL);
    await change(
      owner,
      sql`update accounts set status = 'sealed', sealed_month = '2019-08' where id = ${mover.there.id}`,
    );
    const { ids } = await done(old, saveFilings('unseal'), { lines: [unsealLine(account, { base: '1000' })] });
    const there = sql`update accounts set status = 'normal', sealed_month = null where id = ${mover.there.id}`;
    await change(owner, there);
    expect(await codes(lineOf(mover))).toEqual(['0 account-in-drafts']);
    await change(
      owner,
      sql`update accounts set status = 'sealed', sealed_month = '2019-08' where id = ${mover.there.id}`,
    );
    expect(await done(old, submitFilings, { list: 'change-roster', select: ids })).toMatchObject({ review: 1 });
    await change(owner, there);
    expect(await codes(lineOf(mover))).toEqual(['0 duplicate-in-review']);
  });

  test('another unit’s account is unknown, by number and by ID number', async () => {
    const { clerk: stranger } = await unitWithSealed(owner, funds);
    const byId = lineOf(refusing, { accountNumber: '', idNumber: refusing.line.idNumber });
    for (const clerk of [stranger, await makeUnit(owner)]) {
      const faults = faultsIn(await act(clerk, save, { input: { lines: [lineOf(refusing), byId] } }));
      expect(faults.map(({ line, code }) => [line, code])).toEqual([
        [0, 'account-unknown'],
        [1, 'account-unknown'],
      ]);
    }
  });
});

describe('what has changed since the draft was saved', () => {
  test.each<[string, (mover: Mover) => Promise<unknown>, string]>([
    [
      'the new unit is cancelled',
      ({ next }) => change(owner, sql`update units set status = 'closed' where id = ${next.unitId}`),
      'to-unit-closed',
    ],
    [
      'the new account is frozen',
      ({ there }) => change(owner, sql`update accounts set status = 'frozen' where id = ${there.id}`),
      'not-normal-there',
    ],
    [
      'its opening is taken back',
      ({ next, there }) => done(next, revokeFilings, { ids: [there.id], reason: '' }),
      'not-opened-there',
    ],
    [
      'the old account is frozen',
      ({ account }) => change(owner, sql`update accounts set status = 'frozen' where id = ${account.id}`),
      'transfer-not-sealed',
    ],
    [
      'a back payment waits',
      ({ old, account }) => payBack(old, account, [{ forMonth: '201909' }]),
      'transfer-back-pay-waits',
    ],
    ['a correction waits', ({ old, account }) => applyForCorrection(old, account), 'transfer-correction-waits'],
    ['a withdrawal waits', (mover) => proposeWithdrawal(mover), 'transfer-withdrawal-waits'],
  ])('%s: it stays, with its reason', async (_, happen, code) => {
    const mover = await makeMover(owner, funds);
    await done(mover.old, save, { lines: [lineOf(mover)] });
    await happen(mover);
    expect(await act(mover.old, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    const [draft] = await linesOf(mover.old, 'transfer');
    expect(codesOf(draft)).toEqual([code]);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 0n });
  });

  test('the new unit remits again: it may go', async () => {
    const mover = await makeMover(owner, funds);
    await done(mover.old, save, { lines: [lineOf(mover)] });
    await change(owner, sql`update units set status = 'sealed' where id = ${mover.next.unitId}`);
    expect(await act(mover.old, submitFilings, { input: ALL })).toMatchObject({ refusal: 'nothing-to-submit' });
    await change(owner, sql`update units set status = 'normal' where id = ${mover.next.unitId}`);
    expect(await done(mover.old, submitFilings, ALL)).toMatchObject({ effective: 1 });
  });
});

describe('who may, and how often', () => {
  test('who may not is refused, and that is recorded', async () => {
    const input = { lines: [lineOf(refusing)] };
    const viewer = { ...refusing.old, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, await makeStaff(owner, ['reviewer', 'funds'])]) {
      expect(await act(principal, save, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(await logOf(owner, principal.id, 'transfer.save')).toEqual(['not-permitted']);
    }
  });

  test('a unit that does not remit transfers nobody', async () => {
    const mover = await makeMover(owner, funds);
    await done(mover.old, save, { lines: [lineOf(mover)] });
    await change(owner, sql`update units set status = 'sealed' where id = ${mover.old.unitId}`);
    expect(await act(mover.old, submitFilings, { input: ALL })).toMatchObject({ refusal: 'unit-not-remitting' });
    await change(owner, sql`update units set status = 'normal' where id = ${mover.old.unitId}`);
  });

  test('under one key once, with other input refused', async () => {
    const mover = await makeMover(owner, funds);
    const [key, input] = [randomUUID(), { lines: [lineOf(mover)] }];
    const [first, second] = await Promise.all([
      act(mover.old, save, { input, key }),
      act(mover.old, save, { input, key }),
    ]);
    expect(second).toEqual(first);
    const other = { lines: [lineOf(mover, { reason: '其他' })] };
    expect(await act(mover.old, save, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
    const submitKey = randomUUID();
    const submitted = await act(mover.old, submitFilings, { input: ALL, key: submitKey });
    expect(await act(mover.old, submitFilings, { input: ALL, key: submitKey })).toEqual(submitted);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 240_000n });
  });
});
