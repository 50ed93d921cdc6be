import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { answerTransferRequest, decideTransferRequest } from '@/lib/filings/answer-transfer-request';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { readAs } from '@/lib/operations/read';
import { listTransferable } from '@/lib/transfers/list-transfer-requests';
import { withdrawTransferRequest } from '@/lib/transfers/transfer-requests';
import { listNotices } from '@/lib/units/notices';
import { accountsOf, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { actOn, payMonth, registerMonth, rowsOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
});

/** Somebody with a balance who is sealed at one unit and opened at another. */
async function moved(): Promise<{ old: OperatorPrincipal; asking: OperatorPrincipal; sealed: AccountRow }> {
  const [old, asking] = [await makeUnit(owner), await makeUnit(owner)];
  people += 1;
  const line = openLine(people);
  await openAccounts(old, [line]);
  await payMonth(funds, await registerMonth(owner, old));
  const [sealed] = await accountsOf(old);
  if (!sealed) throw new Error('one account was opened');
  await file(old, 'seal', [sealLine(sealed)]);
  await openAccounts(asking, [line]);
  return { old, asking, sealed };
}

function codesOf(clerk: OperatorPrincipal): Promise<string[]> {
  return readAs(clerk, async (tx) => (await listNotices(tx, clerk.unitId, 9)).map(({ code }) => code));
}

describe('asking for a transfer (Q-82)', () => {
  test('tells the old unit, which agrees: the balance moves at once', async () => {
    const { old, asking, sealed } = await moved();
    expect(await readAs(asking, (tx) => listTransferable(tx, asking.unitId))).toHaveLength(1);
    const { id, dueOn } = await done(asking, requestTransfer, { accountId: sealed.id });
    // 20 August 2019 is a Tuesday.
    expect(dueOn).toBe('2019-08-27');
    expect(await codesOf(old)).toContain('transfer-requested');
    await done(old, answerTransferRequest, { id, decision: 'accept', opinion: '' });
    const [row] = await rowsOf<{ status: string }>(owner, sql`select status from accounts where id = ${sealed.id}`);
    expect(row).toEqual({ status: 'merged' });
    expect(await accountsOf(asking)).toMatchObject([{ balance: 240_000n, awaitsTransfer: false }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('the old unit declines with a reason, and nothing moves', async () => {
    const { old, asking, sealed } = await moved();
    const { id } = await done(asking, requestTransfer, { accountId: sealed.id });
    const without = await act(old, answerTransferRequest, { input: { id, decision: 'decline', opinion: '' } });
    expect(without).toMatchObject({ refusal: 'transfer-opinion-missing' });
    await done(old, answerTransferRequest, { id, decision: 'decline', opinion: '账户正在核对' });
    expect(await codesOf(asking)).toContain('transfer-request-declined');
    expect(await accountsOf(old)).toMatchObject([{ status: 'sealed', balance: 240_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('after five working days it is the centre’s, not before', async () => {
    const { old, asking, sealed } = await moved();
    const { id } = await done(asking, requestTransfer, { accountId: sealed.id });
    const input = { id, decision: 'accept' as const, opinion: '原单位逾期未答复' };
    expect(await act(reviewer, decideTransferRequest, { input })).toMatchObject({
      refusal: 'transfer-request-not-due',
    });
    const late = await actOn('2019-08-28', old, { operation: answerTransferRequest, input });
    expect(late).toMatchObject({ refusal: 'transfer-request-overdue' });
    const decided = await actOn('2019-08-28', reviewer, { operation: decideTransferRequest, input });
    expect(decided).toMatchObject({ ok: true });
    expect(await accountsOf(asking)).toMatchObject([{ balance: 240_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is refused twice, for a stranger, and for who may only look; withdrawn, it may be asked again', async () => {
    const { old, asking, sealed } = await moved();
    const input = { accountId: sealed.id };
    expect(await act(await makeUnit(owner), requestTransfer, { input })).toMatchObject({ refusal: 'not-found' });
    expect(await act({ ...asking, roles: ['viewer'] }, requestTransfer, { input })).toMatchObject({
      refusal: 'not-permitted',
    });
    const { id } = await done(asking, requestTransfer, input);
    expect(await act(asking, requestTransfer, { input })).toMatchObject({ ok: false });
    const answer = { id, decision: 'accept' as const, opinion: '' };
    expect(await act(asking, answerTransferRequest, { input: answer })).toMatchObject({ refusal: 'not-found' });
    expect(await act(old, withdrawTransferRequest, { input: { id } })).toMatchObject({ ok: false });
    await done(asking, withdrawTransferRequest, { id });
    expect(await act(old, answerTransferRequest, { input: answer })).toMatchObject({ ok: false });
    await done(asking, requestTransfer, input);
  });
});
