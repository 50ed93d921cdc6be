import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvalContent } from '@/lib/approvals/approval-content';
import { getApproval } from '@/lib/approvals/list-approvals';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { addDocument } from '@/lib/filings/filing-documents';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { decideApplication } from '@/lib/maintenance/decide-application';
import { saveRelief } from '@/lib/maintenance/save-relief';
import { submitApplication } from '@/lib/maintenance/submit-application';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { issuePaper } from '@/lib/papers/issue-paper';
import { arrearsByMonth } from '@/lib/remittances/list-arrears';
import { deferredToFile } from '@/lib/remittances/deferred-months';
import { draftDeferred } from '@/lib/remittances/draft-deferred';
import { remindUnits } from '@/lib/remittances/remind-units';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { saveRemittance, sheetToFreeze } from '@/lib/remittances/save-remittance';
import { day } from '@/lib/values/day';
import { ZERO } from '@/lib/values/money';
import { month } from '@/lib/values/month';
import { payBack } from '../support/back-payments';
import { accountsOf, change, faultsIn, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { documentOf, newLine, payingUnit } from '../support/paying-units';
import { colleague, wantSecondPerson } from '../support/second-person';
import { clockOn, confirmed, payMonth, registerMonth, rowsOf, unitOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: [StaffPrincipal, StaffPrincipal];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

const DEFERRAL = { field: 'deferral' as const, until: '201910', unitRatio: '', ownRatio: '', reason: '连续两年亏损' };
const LOW = { field: 'lowRatio' as const, until: '201910', unitRatio: '3', ownRatio: '4', reason: '经营困难' };

type Asked = typeof DEFERRAL | typeof LOW;

/** A unit that has paid 201908 for two people on 10,000.00 and waits for the centre. */
async function asking(asked: Asked, first = newLine()): Promise<{ clerk: OperatorPrincipal; id: string }> {
  const { clerk } = await payingUnit(owner, funds, [first, newLine()]);
  const { id } = await done(clerk, saveRelief, asked);
  await done(clerk, addDocument, documentOf(id));
  await done(clerk, submitApplication, { id });
  return { clerk, id };
}

function decide(by: StaffPrincipal, id: string, decision: 'approve' | 'reject' = 'approve', opinion = '属实') {
  return act(by, decideApplication, { input: { id, decision, opinion } });
}

async function granted(asked: Asked, first = newLine()): Promise<OperatorPrincipal> {
  const { clerk, id } = await asking(asked, first);
  expect(await decide(reviewers[0], id)).toMatchObject({ ok: true, result: { final: false } });
  expect(await decide(reviewers[1], id)).toMatchObject({ ok: true, result: { final: true } });
  return clerk;
}

/** The codes of what the unit was told. */
async function toldOf({ unitId }: OperatorPrincipal): Promise<string[]> {
  const rows = await rowsOf<{ code: string }>(
    owner,
    sql`select code from notices where unit_id = ${unitId} order by id`,
  );
  return rows.map(({ code }) => code);
}

async function standing(clerk: OperatorPrincipal) {
  const { status, deferredUntil, lowRatioUntil, unitRatio, ownRatio, openMonth } = await unitOf(clerk);
  return { status, deferredUntil, lowRatioUntil, ratios: [unitRatio, ownRatio], openMonth };
}

describe('缓缴 (Q-45)', () => {
  test('is two reviewers’, and closes each month without money until it ends; then everything is made up', async () => {
    const clerk = await granted(DEFERRAL);
    expect(await standing(clerk)).toMatchObject({ status: 'deferred', deferredUntil: '2019-10', openMonth: '2019-09' });
    expect(await done(clerk, saveRemittance, await confirmed(clerk))).toMatchObject({ closed: true, deferred: true });
    expect(await standing(clerk)).toMatchObject({ status: 'deferred', openMonth: '2019-10' });
    expect(await act(clerk, issuePaper, { input: { kind: 'no-arrears' } })).toMatchObject({
      refusal: 'payment-deferred',
    });
    await done(clerk, saveRemittance, await confirmed(clerk));
    expect(await standing(clerk)).toMatchObject({ status: 'normal', deferredUntil: null, openMonth: '2019-11' });
    expect(await toldOf(clerk)).toContain('deferral-ended');
    const states = await rowsOf(
      owner,
      sql`select month, state, due_amount, payment_id from remittances where unit_id = ${clerk.unitId} order by month`,
    );
    expect(states.slice(1)).toEqual([
      { month: '2019-09', state: 'deferred', due_amount: 480_000n, payment_id: null },
      { month: '2019-10', state: 'deferred', due_amount: 480_000n, payment_id: null },
    ]);
    expect(await readAs(clerk, async (tx) => arrearsByMonth(tx, await unitOf(clerk), day('2019-11-01')))).toEqual([
      { month: '2019-09', people: 2, amount: 480_000n },
      { month: '2019-10', people: 2, amount: 480_000n },
    ]);
    expect(await act(clerk, issuePaper, { input: { kind: 'no-arrears' } })).toMatchObject({
      refusal: 'deferred-owed',
      values: { count: '4' },
    });
    expect(await brokenInvariants(owner)).toEqual([]);

    expect(await done(clerk, draftDeferred, {})).toMatchObject({ saved: 4 });
    expect(await act(clerk, draftDeferred, { input: {} })).toMatchObject({ refusal: 'nothing-to-make-up' });
    const drafts = await linesOf(clerk, 'back-pay');
    expect(drafts.map(({ backPayType, problems }) => [backPayType, problems])).toEqual(
      Array.from({ length: 4 }, () => ['deferral', []]),
    );
    await done(clerk, submitFilings, { list: 'back-payment', select: 'all' });
    const due = await registerMonth(owner, clerk);
    expect(due.amount).toBe(480_000n + 960_000n);
    await payMonth(funds, due);
    const balances = await rowsOf<{ balance: bigint; paid_to: string }>(
      owner,
      sql`select balance, remitted_month as paid_to from ledger_accounts where unit_id = ${clerk.unitId} and code = '201'`,
    );
    expect(balances).toEqual(Array.from({ length: 2 }, () => ({ balance: 960_000n, paid_to: '2019-11' })));
    expect((await readAs(clerk, async (tx) => arrearsByMonth(tx, await unitOf(clerk), day('2019-12-01')))).length).toBe(
      0,
    );
    expect(await act(clerk, issuePaper, { input: { kind: 'no-arrears' } })).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is not made up for who was paid elsewhere for a month of it (B-5)', async () => {
    const line = newLine();
    const clerk = await granted(DEFERRAL, line);
    await done(clerk, saveRemittance, await confirmed(clerk));
    const left = (await accountsOf(clerk)).find(({ name }) => name === line.name);
    if (!left) throw new Error('he was on the deferred roster');
    await file(clerk, 'seal', [sealLine(left)]);
    await done(clerk, saveRemittance, await confirmed(clerk));
    const owed = () => readAs(clerk, (tx) => deferredToFile(tx, clerk.unitId));
    expect(await owed()).toEqual({ lines: 3, amount: 720_000n });
    const { clerk: next } = await payingUnit(owner, funds);
    await openAccounts(next, [line]);
    await payMonth(funds, await registerMonth(owner, next));
    expect(await owed()).toEqual({ lines: 2, amount: 480_000n });
    expect(await act(clerk, issuePaper, { input: { kind: 'no-arrears' } })).toMatchObject({ values: { count: '2' } });
    expect(await done(clerk, draftDeferred, {})).toMatchObject({ saved: 2 });
    expect((await linesOf(clerk, 'back-pay')).map(({ name }) => name)).not.toContain(line.name);
  });

  test('is what a second person sees, without what is owed for other months; with nothing to defer, that is due', async () => {
    const clerk = await granted(DEFERRAL);
    const [account] = await accountsOf(clerk);
    if (!account) throw new Error('two accounts pay');
    await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000' }]);
    const checker = await colleague(owner, clerk, ['reviewer']);
    await wantSecondPerson(owner, clerk);
    const asked = await act(clerk, saveRemittance, { input: await confirmed(clerk) });
    if (asked.ok) throw new Error('a second person is wanted');
    const shown = await readAs(checker, async (tx) => {
      const approval = await getApproval(tx, clerk.unitId, asked.values.id ?? '');
      if (!approval) throw new Error('it waits');
      return { approval, content: await approvalContent(tx, clerk.unitId, { approval, page: { page: 1, size: 50 } }) };
    });
    expect(shown.approval).toMatchObject({ amount: 0n });
    expect(shown.content).toMatchObject({ deferred: true, sheet: { due: 480_000n, backPay: { heads: 0 } } });
    const { sheet, unit } = await readAs(clerk, async (tx) => {
      const now = await unitOf(clerk);
      return { unit: now, sheet: await monthSheet(tx, now) };
    });
    const nobody = { ...sheet, current: { heads: 0, amount: ZERO }, due: sheet.backPay.amount };
    expect(sheetToFreeze(unit, nobody)).toEqual({ sheet: nobody, deferred: false });
  });

  test('pays back payments by themselves meanwhile, and leaves nothing owed for its months while it lasts', async () => {
    const clerk = await granted(DEFERRAL);
    const unit = await unitOf(clerk);
    expect(await readAs(clerk, (tx) => arrearsByMonth(tx, unit, day('2019-11-05')))).toEqual([]);
    // The month after it is owed, even if the deferred ones were never closed.
    expect((await readAs(clerk, (tx) => arrearsByMonth(tx, unit, day('2019-11-07')))).map((row) => row.month)).toEqual([
      '2019-11',
    ]);
  });

  test('is saved no further than to its end, and is announced before it', async () => {
    const clerk = await granted(DEFERRAL);
    const input = { ...(await confirmed(clerk)), lastMonth: month('2019-11') };
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({
      refusal: 'months-over-relief',
      values: { until: '2019年10月' },
    });
    const system = { kind: 'system', id: '00000000-0000-7000-8000-00000000c10c', name: '系统', session: null } as const;
    const remind = (today: string) =>
      perform(remindUnits, { principal: system, requestKey: randomUUID(), input: {}, clock: clockOn(today) });
    await remind('2019-10-01');
    expect(await toldOf(clerk)).not.toContain('deferral-ending');
    await remind('2019-10-02');
    expect(await toldOf(clerk)).toContain('deferral-ending');
    expect(await done(clerk, saveRemittance, { ...input, lastMonth: month('2019-10') })).toMatchObject({ months: 2 });
    expect(await standing(clerk)).toMatchObject({ status: 'normal', openMonth: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('ratios below the lowest (Q-45)', () => {
  test('hold until the month applied for, and those of before return by themselves', async () => {
    const clerk = await granted(LOW);
    expect(await standing(clerk)).toMatchObject({ status: 'normal', lowRatioUntil: '2019-10', ratios: [300, 400] });
    const [first] = await linesOf(clerk, 'ratio');
    expect(first).toMatchObject({ state: 'effective', reviewReasons: ['ratio-relief'] });
    const raised = await act(clerk, saveFilings('ratio'), {
      input: { lines: [{ unitRatio: '12', ownRatio: '12', note: '' }] },
    });
    expect(faultsIn(raised).map(({ code }) => code)).toEqual(['ratio-relief-in-force']);
    expect(await act(clerk, revokeFilings, { input: { ids: [first?.id ?? ''], reason: '' } })).toMatchObject({
      refusal: 'revoke-reviewed',
    });
    const due = await registerMonth(owner, clerk);
    expect(due.amount).toBe(140_000n);
    await payMonth(funds, due);
    expect(await standing(clerk)).toMatchObject({ ratios: [300, 400], openMonth: '2019-10' });
    await payMonth(funds, await registerMonth(owner, clerk));
    expect(await standing(clerk)).toMatchObject({ lowRatioUntil: null, ratios: [1200, 1200], openMonth: '2019-11' });
    expect(await toldOf(clerk)).toContain('low-ratio-ended');
    const returned = (await linesOf(clerk, 'ratio')).find(({ reviewReasons }) =>
      reviewReasons.includes('ratio-returned'),
    );
    const back = { id: returned?.id ?? '', reason: '试' };
    expect(await act(reviewers[0], revokeReviewedFiling, { input: back })).toMatchObject({ refusal: 'not-revocable' });
    const next = await registerMonth(owner, clerk);
    expect(next.amount).toBe(480_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('taken back by the centre end at once', async () => {
    const clerk = await granted(LOW);
    const [filed] = await linesOf(clerk, 'ratio');
    const third = await makeStaff(owner, ['reviewer']);
    await done(third, revokeReviewedFiling, { id: filed?.id ?? '', reason: '资料不实' });
    expect(await standing(clerk)).toMatchObject({ lowRatioUntil: null, ratios: [1200, 1200] });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

test('lower ratios are not granted to a unit whose ratios are lower by now', async () => {
  const { clerk, id } = await asking({ ...LOW, ownRatio: '10' });
  await change(owner, sql`update units set unit_ratio = 800, own_ratio = 800 where id = ${clerk.unitId}`);
  await decide(reviewers[0], id);
  expect(await decide(reviewers[1], id)).toMatchObject({ ok: false, refusal: 'relief-ratio' });
  expect(await decide(reviewers[1], id, 'reject')).toMatchObject({ ok: true });
});

describe('an application is refused', () => {
  test.each<[string, Asked, string]>([
    ['for a month that is paid', { ...DEFERRAL, until: '201908' }, 'relief-until'],
    ['for more than twelve months', { ...DEFERRAL, until: '202009' }, 'relief-until'],
    ['by ratios that are not below the lowest', { ...LOW, unitRatio: '5', ownRatio: '6' }, 'relief-ratio'],
    ['by a ratio above the present one', { ...LOW, unitRatio: '13' }, 'relief-ratio'],
    ['by no ratio at all', { ...LOW, unitRatio: '0' }, 'relief-ratio'],
  ])('%s', async (_, asked, refusal) => {
    const { clerk } = await payingUnit(owner, funds);
    expect(await act(clerk, saveRelief, { input: asked })).toMatchObject({ ok: false, refusal });
  });

  test('a second time, while one waits and while one is in force', async () => {
    const { clerk, id } = await asking(DEFERRAL);
    expect(await act(clerk, saveRelief, { input: LOW })).toMatchObject({ refusal: 'application-waits' });
    await decide(reviewers[0], id);
    await decide(reviewers[1], id);
    expect(await act(clerk, saveRelief, { input: LOW })).toMatchObject({
      refusal: 'relief-in-force',
      values: { until: '2019年10月' },
    });
  });

  test('without documents, to the counter, to the same reviewer twice, without an opinion, and while the month is saved', async () => {
    const { clerk } = await payingUnit(owner, funds);
    const { id } = await done(clerk, saveRelief, DEFERRAL);
    expect(await act(clerk, submitApplication, { input: { id } })).toMatchObject({
      refusal: 'application-undocumented',
    });
    await done(clerk, addDocument, documentOf(id));
    await done(clerk, submitApplication, { id });
    expect(await decide(await makeStaff(owner, ['counter']), id)).toMatchObject({ refusal: 'not-permitted' });
    expect(await decide(reviewers[0], id, 'approve', '')).toMatchObject({ refusal: 'opinion-missing' });
    await decide(reviewers[0], id);
    expect(await decide(reviewers[0], id)).toMatchObject({ refusal: 'review-own' });
    await done(clerk, saveRemittance, await confirmed(clerk));
    expect(await decide(reviewers[1], id)).toMatchObject({ refusal: 'month-not-open' });
    expect(await decide(reviewers[1], id, 'reject', '本月已保存')).toMatchObject({ ok: true });
    expect(await standing(clerk)).toMatchObject({ status: 'normal', deferredUntil: null });
  });

  test('to who may only look, to the centre, and for another unit', async () => {
    const { clerk, id } = await asking(DEFERRAL);
    const viewer = { ...clerk, roles: ['viewer' as const] };
    expect(await act(viewer, saveRelief, { input: DEFERRAL })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(funds, saveRelief, { input: DEFERRAL })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(viewer, draftDeferred, { input: {} })).toMatchObject({ refusal: 'not-permitted' });
    const stranger = await makeUnit(owner);
    expect(await act(stranger, submitApplication, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await act(stranger, draftDeferred, { input: {} })).toMatchObject({ refusal: 'nothing-to-make-up' });
  });
});
