import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalContent } from '@/lib/approvals/approval-content';
import { approveApproval, returnApproval, withdrawApproval } from '@/lib/approvals/decide-approval';
import { getApproval, listApprovals } from '@/lib/approvals/list-approvals';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { reviewFiling } from '@/lib/filings/review-filing';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { chooseSecondPerson } from '@/lib/units/choose-second-person';
import { listNotices } from '@/lib/units/notices';
import { month } from '@/lib/values/month';
import { ALL, accountsOf, change, draftsOf, logOf, saveOpenings } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { confirmed, rowsOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';
import { colleague, wantSecondPerson } from '../support/second-person';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();

beforeAll(() => setParameters(owner));

const PAGE = { page: 1, size: 50 };
let sequence = 0;

function lines(count: number) {
  return Array.from({ length: count }, () => openLine((sequence += 1)));
}

/** A unit that wants two persons: who submits, who looks it over, and some openings saved. */
async function twoPersons(openings = 2) {
  const maker = await makeUnit(owner, { roles: ['preparer'] });
  const checker = await colleague(owner, maker, ['reviewer']);
  const ids = openings > 0 ? await saveOpenings(maker, lines(openings)) : [];
  await wantSecondPerson(owner, maker);
  return { maker, checker, ids };
}

/** Submits what is saved; gives the approval that waits. */
async function submitted(maker: OperatorPrincipal, key: string = randomUUID()): Promise<string> {
  const outcome = await act(maker, submitFilings, { input: ALL, key });
  if (outcome.ok || outcome.refusal !== 'second-person-needed') throw new Error(JSON.stringify(outcome));
  return outcome.values.id ?? '';
}

function approvalOf(who: OperatorPrincipal, id: string) {
  return readAs(who, (tx) => getApproval(tx, who.unitId, id));
}

async function approvalsOf(who: OperatorPrincipal) {
  return (await readAs(who, (tx) => listApprovals(tx, who.unitId, PAGE))).rows;
}

const REFUSED = { ok: false, values: {} };

describe('what is submitted in a unit that wants two persons', () => {
  test('changes nothing, and waits with all that it came to', async () => {
    const { maker, checker, ids } = await twoPersons();
    const id = await submitted(maker);
    expect(await draftsOf(maker)).toHaveLength(2);
    expect(await accountsOf(maker)).toEqual([]);
    const approval = await approvalOf(checker, id);
    expect(approval).toMatchObject({ state: 'waiting', people: 2, month: '2019-08', maker: maker.name, decider: null });
    expect(approval?.amount).toBe(480_000n);
    const content =
      approval && (await readAs(checker, (tx) => approvalContent(tx, checker.unitId, { approval, page: PAGE })));
    if (content?.kind !== 'lines') throw new Error('a submission waits with its lines');
    expect(content.rows.map((row) => row.id).sort()).toEqual([...ids].sort());
    expect(content.totals.count).toBe(2);
    const glance = await readAs(checker, (tx) => monthAtAGlance(tx, checker.unitId, testClock.today()));
    expect(glance.approval).toMatchObject({ id, maker: maker.name });
    expect(await logOf(owner, maker.id, 'filings.submit')).toEqual(['second-person-needed']);
  });

  test('is done as its maker when the second person approves, with both in the log', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    const { path } = await done(checker, approveApproval, { id });
    expect(path).toMatch(/^\/change-roster\/submitted\/\d+$/);
    expect((await accountsOf(maker)).map(({ status }) => status)).toEqual(['normal', 'normal']);
    expect(await draftsOf(maker)).toEqual([]);
    expect(await approvalOf(maker, id)).toMatchObject({ state: 'approved', decider: checker.name, resultPath: path });
    const logged = await rowsOf(
      owner,
      sql`select operation, actor_id, approved_by, approved_by_name, people from operation_log
        where unit_id = ${maker.unitId} and outcome = 'done' and operation in ('filings.submit', 'approval.approve') order by id`,
    );
    expect(logged).toEqual(
      expect.arrayContaining([
        {
          operation: 'filings.submit',
          actor_id: maker.id,
          approved_by: checker.id,
          approved_by_name: checker.name,
          people: 2,
        },
        { operation: 'approval.approve', actor_id: checker.id, approved_by: null, approved_by_name: null, people: 2 },
      ]),
    );
    const query = {
      operation: 'filings.submit',
      outcome: 'done',
      actor: '',
      unitNumber: '',
      from: null,
      to: null,
    } as const;
    const { rows } = await readAs(maker, (tx) => listLog(tx, { query, page: PAGE }));
    expect(rows).toMatchObject([{ actorName: maker.name, approvedByName: checker.name }]);
    const [submission] = await rowsOf(owner, sql`select submitted_by from submissions where unit_id = ${maker.unitId}`);
    expect(submission).toEqual({ submitted_by: maker.id });
    const [notice] = await readAs(maker, (tx) => listNotices(tx, maker.unitId, 1));
    expect(notice).toMatchObject({ code: 'approval-approved', values: { maker: maker.name, by: checker.name } });
  });

  test('is one request however often its key comes, and one effect however often it is approved', async () => {
    const { maker, checker } = await twoPersons();
    const key = randomUUID();
    const id = await submitted(maker, key);
    expect(await submitted(maker, key)).toBe(id);
    const approveKey = randomUUID();
    const first = await act(checker, approveApproval, { input: { id }, key: approveKey });
    expect(await act(checker, approveApproval, { input: { id }, key: approveKey })).toEqual(first);
    expect(await submitted(maker, key)).toBe(id);
    expect(await approvalsOf(maker)).toHaveLength(1);
    expect(await accountsOf(maker)).toHaveLength(2);
  });

  test('of two who submit at once one waits, the other is told', async () => {
    const { maker } = await twoPersons();
    const other = await colleague(owner, maker, ['preparer']);
    const outcomes = await Promise.all([maker, other].map((who) => act(who, submitFilings, { input: ALL })));
    expect(outcomes.map((outcome) => !outcome.ok && outcome.refusal).sort()).toEqual([
      'approval-waits',
      'second-person-needed',
    ]);
    expect(await approvalsOf(maker)).toHaveLength(1);
  });

  test('is refused at once for what it would be refused for anyway', async () => {
    const { maker } = await twoPersons(0);
    expect(await act(maker, submitFilings, { input: ALL })).toEqual({ ...REFUSED, refusal: 'nothing-selected' });
    expect(await approvalsOf(maker)).toEqual([]);
  });
});

describe('who may approve', () => {
  test('never the maker himself, whatever he may do besides', async () => {
    const maker = await makeUnit(owner, { roles: ['administrator', 'preparer', 'reviewer'] });
    await colleague(owner, maker, ['reviewer']);
    await saveOpenings(maker, lines(1));
    await wantSecondPerson(owner, maker);
    const id = await submitted(maker);
    const own = { ...REFUSED, refusal: 'approval-own' };
    expect(await act(maker, approveApproval, { input: { id } })).toEqual(own);
    expect(await act(maker, returnApproval, { input: { id, opinion: '不对' } })).toEqual(own);
    expect(await approvalOf(maker, id)).toMatchObject({ state: 'waiting' });
    expect(await accountsOf(maker)).toEqual([]);
  });

  test('an administrator, but nobody who only prepares or looks', async () => {
    const { maker } = await twoPersons();
    const id = await submitted(maker);
    for (const role of ['preparer', 'viewer'] as const) {
      const one = await colleague(owner, maker, [role]);
      expect(await act(one, approveApproval, { input: { id } })).toEqual({ ...REFUSED, refusal: 'not-permitted' });
      expect(await act(one, returnApproval, { input: { id, opinion: '不对' } })).toMatchObject({
        refusal: 'not-permitted',
      });
    }
    expect(
      await act(await colleague(owner, maker, ['administrator']), approveApproval, { input: { id } }),
    ).toMatchObject({
      ok: true,
    });
  });

  test("nobody of another unit, who does not find it, and not the centre's", async () => {
    const { maker } = await twoPersons();
    const id = await submitted(maker);
    const stranger = await makeUnit(owner, { roles: ['administrator', 'preparer'] });
    const missing = { ...REFUSED, refusal: 'not-found' };
    expect(await act(stranger, approveApproval, { input: { id } })).toEqual(missing);
    expect(await act(stranger, returnApproval, { input: { id, opinion: '不对' } })).toEqual(missing);
    expect(await act(stranger, withdrawApproval, { input: { id } })).toEqual(missing);
    expect(await approvalOf(stranger, id)).toBeUndefined();
  });

  test('of two at once, one: it is done once', async () => {
    const { maker, checker } = await twoPersons();
    const other = await colleague(owner, maker, ['administrator']);
    const id = await submitted(maker);
    const outcomes = await Promise.all([checker, other].map((who) => act(who, approveApproval, { input: { id } })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: 'approval-decided',
      values: { state: '复核通过' },
    });
    expect(await accountsOf(maker)).toHaveLength(2);
    const [submissions] = await rowsOf(
      owner,
      sql`select count(*)::int as n from submissions where unit_id = ${maker.unitId}`,
    );
    expect(submissions).toEqual({ n: 1 });
  });
});

describe('what is not approved', () => {
  test('goes back with an opinion, and may be submitted again', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    await done(checker, returnApproval, { id, opinion: '少了一人' });
    expect(await approvalOf(maker, id)).toMatchObject({
      state: 'returned',
      opinion: '少了一人',
      decider: checker.name,
    });
    expect(await draftsOf(maker)).toHaveLength(2);
    const [notice] = await readAs(maker, (tx) => listNotices(tx, maker.unitId, 1));
    expect(notice).toMatchObject({ code: 'approval-returned', values: { opinion: '少了一人' } });
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'approval-decided' });
    expect(await submitted(maker)).not.toBe(id);
  });

  test('can be withdrawn by its maker, and by nobody else', async () => {
    const { maker, checker } = await twoPersons();
    const other = await colleague(owner, maker, ['administrator']);
    const id = await submitted(maker);
    expect(await act(other, withdrawApproval, { input: { id } })).toEqual({ ...REFUSED, refusal: 'approval-not-own' });
    await done(maker, withdrawApproval, { id });
    expect(await approvalOf(maker, id)).toMatchObject({ state: 'withdrawn' });
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'approval-decided' });
    expect(await accountsOf(maker)).toEqual([]);
    expect(await draftsOf(maker)).toHaveLength(2);
  });

  test('goes back by itself, with the reason, when something has changed so that it cannot be done', async () => {
    const { maker, checker, ids } = await twoPersons();
    const id = await submitted(maker);
    await change(owner, sql`update filings set base = base + 100000, version = version + 1 where id = ${ids[0] ?? ''}`);
    const outcome = await act(checker, approveApproval, { input: { id } });
    expect(outcome).toEqual({ ...REFUSED, refusal: 'approval-changed' });
    expect(await approvalOf(maker, id)).toMatchObject({
      state: 'returned',
      refusal: 'approval-changed',
      decider: checker.name,
    });
    expect(await accountsOf(maker)).toEqual([]);
    const [notice] = await readAs(maker, (tx) => listNotices(tx, maker.unitId, 1));
    expect(notice).toMatchObject({ code: 'approval-returned', values: { refusal: 'approval-changed' } });
  });

  test('nor is what somebody asked for who may not any more', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    await change(owner, sql`update operators set status = 'disabled' where id = ${maker.id}`);
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ refusal: 'approval-maker-gone' });
    expect(await approvalOf(checker, id)).toMatchObject({ state: 'returned', refusal: 'approval-maker-gone' });
  });
});

describe('while something waits', () => {
  test('what would change it is refused in one sentence; new drafts are saved and are not among it', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    const waits = { ok: false, refusal: 'approval-waits', values: { business: '提交变更', maker: maker.name } };
    expect(await act(maker, submitFilings, { input: ALL })).toEqual(waits);
    expect(await act(maker, discardFilings, { input: ALL })).toEqual(waits);
    expect(await act(maker, saveRemittance, { input: { month: month('2019-08'), sheet: '' } })).toEqual(waits);
    await done(maker, saveFilings('open'), { lines: lines(1) });
    expect(await act(checker, approveApproval, { input: { id } })).toMatchObject({ ok: true });
    expect(await accountsOf(maker)).toHaveLength(2);
    expect(await draftsOf(maker)).toHaveLength(1);
  });

  test('the centre decides what it has to review all the same', async () => {
    const { maker } = await twoPersons(0);
    const [held] = await saveOpenings(maker, [{ ...openLine((sequence += 1)), base: '90000' }]);
    const first = await submitted(maker);
    const checker = await colleague(owner, maker, ['reviewer']);
    await done(checker, approveApproval, { id: first });
    await saveOpenings(maker, lines(1));
    await submitted(maker);
    const staff = await makeStaff(owner, ['reviewer']);
    const input = await seenFiling({ id: held ?? '', decision: 'approve', opinion: '同意' });
    expect(await act(staff, reviewFiling, { input })).toMatchObject({ ok: true });
  });

  test('one key is not two operations', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    const key = randomUUID();
    expect(await act(maker, withdrawApproval, { input: { id }, key })).toMatchObject({ ok: true });
    expect(await act(maker, approveApproval, { input: { id }, key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await approvalOf(checker, id)).toMatchObject({ state: 'withdrawn' });
  });

  test('the month cannot be changed at all when it is the month that waits', async () => {
    const { maker, checker } = await twoPersons();
    await done(checker, approveApproval, { id: await submitted(maker) });
    const outcome = await act(maker, saveRemittance, { input: await confirmed(maker) });
    expect(outcome).toMatchObject({ ok: false, refusal: 'second-person-needed' });
    expect(await act(maker, saveFilings('open'), { input: { lines: lines(1) } })).toMatchObject({
      refusal: 'approval-waits',
    });
  });
});

describe('remitting', () => {
  test('wants a second person for the roster and for its payment', async () => {
    const { maker, checker } = await twoPersons();
    await done(checker, approveApproval, { id: await submitted(maker) });
    const saved = await act(maker, saveRemittance, { input: await confirmed(maker) });
    if (saved.ok) throw new Error('a second person is wanted');
    const approval = await approvalOf(checker, saved.values.id ?? '');
    expect(approval).toMatchObject({ operation: 'remittance.save', people: 2, amount: 480_000n });
    await done(checker, approveApproval, { id: approval?.id ?? '' });
    const [roster] = await rowsOf<{ id: string; state: string; saved_by: string }>(
      owner,
      sql`select id, state, saved_by from remittances where unit_id = ${maker.unitId}`,
    );
    expect(roster).toMatchObject({ state: 'saved', saved_by: maker.id });
    const input = { remittanceId: roster?.id ?? '', method: 'transfer' } as const;
    const registered = await act(maker, registerPayment, { input });
    if (registered.ok) throw new Error('a second person is wanted');
    const revoke = { remittanceId: input.remittanceId, reason: '重做' };
    expect(await act(maker, revokeRemittance, { input: revoke })).toMatchObject({ refusal: 'approval-waits' });
    await done(checker, approveApproval, { id: registered.values.id ?? '' });
    const [payment] = await rowsOf(
      owner,
      sql`select state, amount, registered_by from payments where unit_id = ${maker.unitId}`,
    );
    expect(payment).toEqual({ state: 'due', amount: 480_000n, registered_by: maker.id });
  });
});

describe("the unit's choice", () => {
  test('is as before where it is not made', async () => {
    const maker = await makeUnit(owner);
    await saveOpenings(maker, lines(1));
    expect(await act(maker, submitFilings, { input: ALL })).toMatchObject({ ok: true });
    expect(await approvalsOf(maker)).toEqual([]);
  });

  test('is made by an administrator who has proven himself again, once there is a second person', async () => {
    const first = await makeUnit(owner);
    expect(await act(first, chooseSecondPerson, { input: { wanted: true } })).toMatchObject({
      refusal: 'step-up-needed',
    });
    const administrator = await steppedUp(owner, first, { group: 'operators' });
    const on = { input: { wanted: true } };
    expect(await act(administrator, chooseSecondPerson, on)).toEqual({ ...REFUSED, refusal: 'second-person-missing' });
    await colleague(owner, administrator, ['viewer']);
    expect(await act(administrator, chooseSecondPerson, on)).toMatchObject({ refusal: 'second-person-missing' });
    const checker = await colleague(owner, administrator, ['reviewer']);
    expect(await act(checker, chooseSecondPerson, on)).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(administrator, chooseSecondPerson, on)).toMatchObject({ ok: true, result: { wanted: true } });
    expect(await act(administrator, chooseSecondPerson, on)).toMatchObject({ refusal: 'nothing-changed' });
  });

  test('is taken back by two persons, and not while something waits', async () => {
    const { maker, checker } = await twoPersons();
    const id = await submitted(maker);
    const administrator = await steppedUp(owner, await colleague(owner, maker, ['administrator']), {
      group: 'operators',
    });
    const off = { input: { wanted: false } };
    expect(await act(administrator, chooseSecondPerson, off)).toMatchObject({ refusal: 'approval-waits' });
    await done(maker, withdrawApproval, { id });
    const asked = await act(administrator, chooseSecondPerson, off);
    if (asked.ok) throw new Error('nobody ends it alone');
    expect(asked.refusal).toBe('second-person-needed');
    expect(await act(maker, submitFilings, { input: ALL })).toMatchObject({ refusal: 'approval-waits' });
    expect(await approvalOf(checker, asked.values.id ?? '')).toMatchObject({
      state: 'waiting',
      people: null,
      amount: null,
    });
    await done(checker, approveApproval, { id: asked.values.id ?? '' });
    expect(await act(maker, submitFilings, { input: ALL })).toMatchObject({ ok: true });
  });
});
