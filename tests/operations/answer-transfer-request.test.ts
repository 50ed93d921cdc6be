import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { answerTransferRequest } from '@/lib/filings/answer-transfer-request';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { withdrawTransferRequest } from '@/lib/transfers/transfer-requests';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { payBack } from '../support/back-payments';
import { change, codesOf } from '../support/change-roster';
import { applyForCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { brokenInvariants, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { actOn, rowsOf, saveMonth } from '../support/remittance';
import { answer, decide, LAST_DAY, makeRequested, ownRequests, stateOf, TOO_LATE } from '../support/transfer-requests';
import { lineOf, move, noticesOf, standingOf, type Mover } from '../support/transfers';
import { withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
useDataFolder();
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
});

describe('答复', () => {
  test('agreed, the transfer is filed and done, and linked', async () => {
    const { id, old, next, account, there } = await makeRequested(owner, funds);
    const outcome = await answer(old, id, { opinion: '同意' });
    expect(outcome).toMatchObject({ ok: true, result: { decision: 'accept' } });
    const [filed] = await linesOf(old, 'transfer');
    expect(filed).toMatchObject({ state: 'effective', movedAmount: 240_000n, reason: '工作调动' });
    expect(await stateOf(owner, id)).toEqual({
      state: 'accepted',
      opinion: '同意',
      answered_by: old.id,
      filing_id: filed?.id,
    });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'merged', balance: 0n });
    expect(await standingOf(owner, there.id)).toMatchObject({ awaits: false, balance: 240_000n });
    expect((await noticesOf(owner, next)).map(({ code }) => code)).toEqual(['transferred-in']);
    const [submission] = await rowsOf(
      owner,
      sql`select s.effective_count, s.month from submissions s join filings f on f.submission_id = s.id where f.id = ${filed?.id ?? ''}`,
    );
    expect(submission).toEqual({ effective_count: 1, month: '2019-08' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('on the last day, and while a month is being paid', async () => {
    const { id, old, next, there } = await makeRequested(owner, funds);
    await saveMonth(old);
    await saveMonth(next);
    const input = { id, decision: 'accept' as const, opinion: '' };
    expect(await actOn(LAST_DAY, old, { operation: answerTransferRequest, input })).toMatchObject({ ok: true });
    expect(await standingOf(owner, there.id)).toMatchObject({ balance: 240_000n });
  });

  test('taken back, he may be asked for again', async () => {
    const { id, old, next, account } = await makeRequested(owner, funds);
    await answer(old, id);
    const [filed] = await linesOf(old, 'transfer');
    await done(old, revokeFilings, { ids: [filed?.id ?? ''], reason: '办错' });
    expect(await stateOf(owner, id)).toMatchObject({ state: 'accepted' });
    const { id: again } = await done(next, requestTransfer, { accountId: account.id });
    expect((await ownRequests(next)).rows.map((row) => [row.id, row.state])).toEqual([
      [again, 'waiting'],
      [id, 'accepted'],
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('declined with a reason, the unit that asked is told, and may ask again', async () => {
    const { id, old, next, account } = await makeRequested(owner, funds);
    expect(await answer(old, id, { decision: 'decline' })).toMatchObject({ refusal: 'transfer-opinion-missing' });
    expect(await answer(old, id, { decision: 'decline', opinion: '仍有未结补缴' })).toMatchObject({ ok: true });
    expect(await stateOf(owner, id)).toEqual({
      state: 'declined',
      opinion: '仍有未结补缴',
      answered_by: old.id,
      filing_id: null,
    });
    const [told] = await noticesOf(owner, next);
    expect(told).toMatchObject({
      code: 'transfer-request-declined',
      values: { name: account.name, opinion: '仍有未结补缴', by: 'unit' },
    });
    expect(told?.values.unit).toContain('****');
    await done(next, requestTransfer, { accountId: account.id });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('a transfer that the old unit files by itself is an answer too', async () => {
    const mover = await makeRequested(owner, funds);
    const filing = await move(mover);
    expect(await stateOf(owner, mover.id)).toMatchObject({
      state: 'accepted',
      filing_id: filing,
      answered_by: mover.old.id,
    });
    expect(await answer(mover.old, mover.id)).toMatchObject({
      refusal: 'transfer-request-closed',
      values: { state: '已同意' },
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('a draft of his does not stand in its way, and says so afterwards', async () => {
    const mover = await makeRequested(owner, funds);
    await done(mover.old, saveFilings('transfer'), { lines: [lineOf(mover)] });
    expect(await answer(mover.old, mover.id)).toMatchObject({ ok: true });
    const draft = (await linesOf(mover.old, 'transfer')).find(({ state }) => state === 'draft');
    expect(codesOf(draft)).toEqual(['transfer-not-sealed']);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is refused to others, twice, when withdrawn, and after the last day', async () => {
    const { id, old, next } = await makeRequested(owner, funds);
    for (const clerk of [next, await makeUnit(owner)])
      expect(await answer(clerk, id)).toMatchObject({ refusal: 'not-found' });
    expect(await answer(old, randomUUID())).toMatchObject({ refusal: 'not-found' });
    const input = { id, decision: 'accept' as const, opinion: '' };
    expect(await actOn(TOO_LATE, old, { operation: answerTransferRequest, input })).toMatchObject({
      refusal: 'transfer-request-overdue',
      values: { day: LAST_DAY },
    });
    await done(next, withdrawTransferRequest, { id });
    expect(await answer(old, id)).toMatchObject({ refusal: 'transfer-request-closed', values: { state: '已撤回' } });
    const viewer = { ...old, id: randomUUID(), roles: ['viewer' as const] };
    expect(await answer(viewer, id)).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(reviewer, answerTransferRequest, { input })).toMatchObject({ refusal: 'not-permitted' });
  });

  test.each<[string, (mover: Mover) => Promise<unknown>, string]>([
    ['a back payment waits', ({ old, account }) => payBack(old, account, [{ forMonth: '201909' }]), '未入账的补缴'],
    ['a correction waits', ({ old, account }) => applyForCorrection(old, account), '错缴更正'],
    [
      'a withdrawal waits',
      ({ account }) => done(funds, importWithdrawals, withdrawalInput([withdrawalLine(account)])),
      '提取业务',
    ],
    [
      'his new account is frozen',
      ({ there }) => change(owner, sql`update accounts set status = 'frozen' where id = ${there.id}`),
      '不是正常状态',
    ],
    [
      'his old account is frozen',
      ({ account }) => change(owner, sql`update accounts set status = 'frozen' where id = ${account.id}`),
      '须先在本单位封存',
    ],
    [
      'the new unit is cancelled',
      ({ next }) => change(owner, sql`update units set status = 'closed' where id = ${next.unitId}`),
      '销户',
    ],
  ])('agreeing is refused while %s; the request waits', async (_, happen, words) => {
    const mover = await makeRequested(owner, funds);
    await happen(mover);
    expect(await answer(mover.old, mover.id)).toMatchObject({
      refusal: 'transfer-not-possible',
      values: { fault: expect.stringContaining(words) },
    });
    expect(await stateOf(owner, mover.id)).toMatchObject({ state: 'waiting' });
    expect(await linesOf(mover.old, 'transfer')).toEqual([]);
    expect(await decide(reviewer, mover.id)).toMatchObject({ refusal: 'transfer-not-possible' });
    expect(await decide(reviewer, mover.id, { decision: 'decline' })).toMatchObject({ ok: true });
  });
});
