import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { decideTransferRequest } from '@/lib/filings/answer-transfer-request';
import { requestTransfer } from '@/lib/filings/request-transfer';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { readAs } from '@/lib/operations/read';
import { listAllRequests, listTransferable } from '@/lib/transfers/list-transfer-requests';
import { withdrawTransferRequest } from '@/lib/transfers/transfer-requests';
import { day } from '@/lib/values/day';
import { change, logOf, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine } from '../support/paying-units';
import { actOn, rowsOf } from '../support/remittance';
import {
  answer,
  decide,
  LAST_DAY,
  makeRequested,
  nameOf,
  ownRequests,
  stateOf,
  toAnswer,
  TOO_LATE,
} from '../support/transfer-requests';
import { goBack, makeMover, move, noticesOf, standingOf } from '../support/transfers';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
});

function said(outcomes: { ok: boolean; refusal?: string }[]): string[] {
  return outcomes.map((outcome) => (outcome.ok ? 'done' : (outcome.refusal ?? ''))).sort();
}

describe('请求转入 (Q-82)', () => {
  test('is offered for who is sealed elsewhere, tells that unit, and moves nothing', async () => {
    const mover = await makeMover(owner, funds);
    const { old, next, account, there, line } = mover;
    const [offered] = await readAs(next, (tx) => listTransferable(tx, next.unitId));
    expect(offered).toEqual({
      ...{ accountId: account.id, number: there.number, name: line.name, idNumberMask: there.idNumberMask },
      ...{ unitName: expect.stringMatching(/^测试\*{4}/), request: null },
    });
    const { id, dueOn } = await done(next, requestTransfer, { accountId: account.id });
    expect(dueOn).toBe(LAST_DAY);
    expect(await readAs(next, (tx) => listTransferable(tx, next.unitId))).toMatchObject([{ request: { id, dueOn } }]);
    expect(await noticesOf(owner, old)).toEqual([
      {
        code: 'transfer-requested',
        values: { name: line.name, unit: await nameOf(owner, next), day: LAST_DAY },
        path: '/transfers',
      },
    ]);
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'sealed', balance: 240_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is offered to the unit that has unsealed him, too', async () => {
    const mover = await makeMover(owner, funds);
    const { old, next, account, there } = mover;
    await goBack(owner, mover);
    expect(await readAs(next, (tx) => listTransferable(tx, next.unitId))).toEqual([]);
    const offered = { accountId: there.id, number: account.number, unitName: expect.stringMatching(/^测试\*{4}/) };
    expect(await readAs(old, (tx) => listTransferable(tx, old.unitId))).toMatchObject([offered]);
    await done(old, requestTransfer, { accountId: there.id });
  });

  test.each([
    ['2019-08-19', '2019-08-26'],
    ['2019-08-23', '2019-08-30'],
    ['2019-08-24', '2019-08-30'],
  ])('asked on %s waits until %s', async (today, dueOn) => {
    const { next, account } = await makeMover(owner, funds);
    const input = { accountId: account.id };
    expect(await actOn(today, next, { operation: requestTransfer, input })).toMatchObject({
      ok: true,
      result: { dueOn, accepted: false },
    });
  });

  test('each unit sees its own account, and of the other what it may know (Q-89)', async () => {
    const { id, old, next, account, there, toUnit } = await makeRequested(owner, funds);
    const shared = {
      id,
      name: account.name,
      idNumberMask: account.idNumberMask,
      state: 'waiting',
      dueOn: LAST_DAY,
      branch: '区直管理部',
    };
    expect(await toAnswer(old)).toMatchObject({
      total: 1,
      rows: [{ ...shared, accountNumber: account.number, unitNumber: toUnit, unitName: await nameOf(owner, next) }],
    });
    const own = await ownRequests(next);
    expect(own).toMatchObject({ total: 1, rows: [{ ...shared, accountNumber: there.number, unitNumber: null }] });
    expect(own.rows[0]?.unitName).not.toBe(await nameOf(owner, old));
    expect(own.rows[0]?.unitName).toContain('****');
    const stranger = await makeUnit(owner);
    const nothing = { rows: [], total: 0 };
    expect([
      await toAnswer(stranger),
      await ownRequests(stranger),
      await toAnswer(next),
      await ownRequests(old),
    ]).toEqual([nothing, nothing, nothing, nothing]);
  });

  test('is refused for whom the unit has not opened, for its own people, and a second time while one waits', async () => {
    const { next, account, there } = await makeRequested(owner, funds);
    const stranger = await makeUnit(owner);
    await openAccounts(stranger, [newLine()]);
    for (const [clerk, accountId] of [
      [stranger, account.id],
      [next, there.id],
      [next, randomUUID()],
    ] as const) {
      expect(await act(clerk, requestTransfer, { input: { accountId } })).toMatchObject({ refusal: 'not-found' });
    }
    expect(await act(next, requestTransfer, { input: { accountId: account.id } })).toMatchObject({
      refusal: 'transfer-requested-already',
      values: { name: account.name },
    });
  });

  test('is refused to a unit that does not remit, to who may not, and to staff; under one key it is done once', async () => {
    const { next, account } = await makeMover(owner, funds);
    const input = { accountId: account.id };
    const viewer = { ...next, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, await makeStaff(owner, ['reviewer'])]) {
      expect(await act(principal, requestTransfer, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(await logOf(owner, principal.id, 'transfer.request')).toEqual(['not-permitted']);
    }
    await change(owner, sql`update units set status = 'sealed' where id = ${next.unitId}`);
    expect(await act(next, requestTransfer, { input })).toMatchObject({ refusal: 'unit-not-remitting' });
    await change(owner, sql`update units set status = 'normal' where id = ${next.unitId}`);
    const key = randomUUID();
    const [first, second] = await Promise.all([1, 2].map(() => act(next, requestTransfer, { input, key })));
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await act(next, requestTransfer, { input: { accountId: randomUUID() }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
  });

  test('from a unit that is cancelled he is transferred at once', async () => {
    const { old, next, account, there } = await makeMover(owner, funds);
    await change(owner, sql`update units set status = 'closed' where id = ${old.unitId}`);
    const outcome = await done(next, requestTransfer, { accountId: account.id });
    expect(outcome).toMatchObject({ accepted: true });
    expect(await stateOf(owner, outcome.id)).toMatchObject({ state: 'accepted', answered_by: next.id });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'merged', into: there.id, balance: 0n });
    expect(await standingOf(owner, there.id)).toMatchObject({ awaits: false, balance: 240_000n });
    expect(await noticesOf(owner, next)).toMatchObject([{ code: 'transferred-in' }]);
    expect(await noticesOf(owner, old)).toEqual([]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('中心裁定', () => {
  test('not before the last day is over', async () => {
    const { id } = await makeRequested(owner, funds);
    for (const decision of ['accept', 'decline'] as const) {
      expect(await decide(reviewer, id, { decision, today: LAST_DAY })).toMatchObject({
        refusal: 'transfer-request-not-due',
        values: { day: LAST_DAY },
      });
    }
  });

  test('for the unit that asked: transferred, and both are told', async () => {
    const { id, old, next, account, there } = await makeRequested(owner, funds);
    // A unit that does not act any more.
    await change(owner, sql`update units set status = 'sealed' where id = ${old.unitId}`);
    expect(await decide(reviewer, id)).toMatchObject({ ok: true, result: { decision: 'accept' } });
    expect(await stateOf(owner, id)).toMatchObject({
      state: 'accepted',
      opinion: '逾期未答复',
      answered_by: reviewer.id,
    });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'merged', closed: TOO_LATE, balance: 0n });
    expect(await standingOf(owner, there.id)).toMatchObject({ balance: 240_000n });
    expect((await noticesOf(owner, next)).map(({ code }) => code)).toEqual(['transferred-in']);
    expect((await noticesOf(owner, old)).at(-1)).toMatchObject({
      code: 'transfer-request-decided',
      values: { name: account.name, unit: await nameOf(owner, next), decision: 'accept', opinion: '逾期未答复' },
    });
    expect(await linesOf(old, 'transfer')).toMatchObject([{ state: 'effective' }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('only the centre takes back what it decided, and by another reviewer', async () => {
    const { id, old, account, there } = await makeRequested(owner, funds);
    await decide(reviewer, id);
    const [filed] = await linesOf(old, 'transfer');
    const input = { ids: [filed?.id ?? ''], reason: '本单位不同意' };
    expect(await actOn(TOO_LATE, old, { operation: revokeFilings, input })).toMatchObject({
      refusal: 'revoke-reviewed',
    });
    const [submission] = await rowsOf<{ number: string }>(
      owner,
      sql`select s.number from submissions s join filings f on f.submission_id = s.id where f.id = ${filed?.id ?? ''}`,
    );
    const undone = { operation: undoSubmission, input: { number: submission?.number ?? '' } };
    expect(await actOn(TOO_LATE, old, undone)).toMatchObject({ refusal: 'nothing-to-undo' });
    const back = { operation: revokeReviewedFiling, input: { id: filed?.id ?? '', reason: '裁定有误' } };
    expect(await actOn(TOO_LATE, reviewer, back)).toMatchObject({ refusal: 'review-own' });
    expect(await actOn(TOO_LATE, await makeStaff(owner, ['reviewer']), back)).toMatchObject({ ok: true });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'sealed', balance: 240_000n });
    expect(await standingOf(owner, there.id)).toMatchObject({ balance: 0n });
    expect(filed).toMatchObject({ reviewReasons: ['transfer-decided'] });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('against it: nothing moves, and both are told', async () => {
    const { id, old, next, account } = await makeRequested(owner, funds);
    expect(await decide(reviewer, id, { decision: 'decline', opinion: '劳动关系未解除' })).toMatchObject({ ok: true });
    expect(await stateOf(owner, id)).toMatchObject({ state: 'declined', opinion: '劳动关系未解除' });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'sealed' });
    expect((await noticesOf(owner, next)).at(-1)).toMatchObject({
      code: 'transfer-request-declined',
      values: { by: 'centre' },
    });
    expect((await noticesOf(owner, old)).at(-1)).toMatchObject({ values: { decision: 'decline' } });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is refused without grounds, twice, for none, to other staff and to units', async () => {
    const { id, old } = await makeRequested(owner, funds);
    expect(await decide(reviewer, id, { decision: 'accept', opinion: '' })).toMatchObject({
      refusal: 'transfer-opinion-missing',
    });
    expect(await decide(reviewer, randomUUID())).toMatchObject({ refusal: 'not-found' });
    for (const roles of [['counter'], ['funds'], ['administrator']] as const) {
      expect(await decide(await makeStaff(owner, [...roles]), id, { decision: 'accept' })).toMatchObject({
        refusal: 'not-permitted',
      });
    }
    const input = { id, decision: 'accept' as const, opinion: '急' };
    expect(await actOn(TOO_LATE, old, { operation: decideTransferRequest, input })).toMatchObject({
      refusal: 'not-permitted',
    });
    await decide(reviewer, id, { decision: 'decline' });
    expect(await decide(reviewer, id)).toMatchObject({
      refusal: 'transfer-request-closed',
      values: { state: '不同意' },
    });
  });

  test('finds what is overdue, with both units', async () => {
    const { id, old, next, account, toUnit } = await makeRequested(owner, funds);
    const listed = (overdueOn: string) =>
      readAs(reviewer, (tx) =>
        listAllRequests(tx, { states: ['waiting'], overdueOn: day(overdueOn), page: { page: 1, size: 1000 } }),
      );
    const mine = (await listed(TOO_LATE)).rows.find(({ request }) => request.id === id);
    expect(mine).toMatchObject({ accountNumber: account.number, accountStatus: 'sealed', toUnit: { number: toUnit } });
    expect(mine?.fromUnit.name).toBe(await nameOf(owner, old));
    expect((await listed(LAST_DAY)).rows.some(({ request }) => request.id === id)).toBe(false);
    await done(next, withdrawTransferRequest, { id });
    expect((await listed(TOO_LATE)).rows.some(({ request }) => request.id === id)).toBe(false);
  });
});

describe('撤回请求', () => {
  test('by the unit that asked only, while it waits', async () => {
    const { id, old, next, account } = await makeRequested(owner, funds);
    for (const clerk of [old, await makeUnit(owner)]) {
      expect(await act(clerk, withdrawTransferRequest, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    }
    const viewer = { ...next, id: randomUUID(), roles: ['viewer' as const] };
    expect(await act(viewer, withdrawTransferRequest, { input: { id } })).toMatchObject({ refusal: 'not-permitted' });
    await done(next, withdrawTransferRequest, { id });
    expect(await stateOf(owner, id)).toMatchObject({ state: 'withdrawn', answered_by: next.id });
    expect(await act(next, withdrawTransferRequest, { input: { id } })).toMatchObject({
      refusal: 'transfer-request-closed',
    });
    expect(await readAs(next, (tx) => listTransferable(tx, next.unitId))).toMatchObject([{ request: null }]);
    await done(next, requestTransfer, { accountId: account.id });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('two at once', () => {
  test('ask once, answer once, and answer or withdraw', async () => {
    const mover = await makeMover(owner, funds);
    const asked = await Promise.all(
      [1, 2].map(() => act(mover.next, requestTransfer, { input: { accountId: mover.account.id } })),
    );
    expect(said(asked)).toEqual(['done', 'transfer-requested-already']);
    const [{ id } = { id: '' }] = (await ownRequests(mover.next)).rows;
    expect(said(await Promise.all([answer(mover.old, id), answer(mover.old, id)]))).toEqual([
      'done',
      'transfer-request-closed',
    ]);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 240_000n });
    for (let round = 0; round < 4; round += 1) {
      const other = await makeRequested(owner, funds);
      const withdraw = act(other.next, withdrawTransferRequest, { input: { id: other.id } });
      const outcomes = await Promise.all([answer(other.old, other.id), withdraw]);
      expect(said(outcomes)).toEqual(['done', 'transfer-request-closed']);
      expect(await stateOf(owner, other.id)).toMatchObject({ state: outcomes[0].ok ? 'accepted' : 'withdrawn' });
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('the old unit transfers him while the new one asks: it moves once, and no request is left waiting', async () => {
    for (let round = 0; round < 4; round += 1) {
      const mover = await makeMover(owner, funds);
      const [asked] = await Promise.all([
        act(mover.next, requestTransfer, { input: { accountId: mover.account.id } }),
        move(mover),
      ]);
      if (!asked.ok) expect(['not-found', 'changed-meanwhile']).toContain(asked.refusal);
      expect((await ownRequests(mover.next)).rows.map(({ state }) => state)).toEqual(asked.ok ? ['accepted'] : []);
      expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 240_000n });
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
