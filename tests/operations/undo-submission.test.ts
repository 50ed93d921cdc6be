import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { addDocument } from '@/lib/filings/filing-documents';
import { getSubmission } from '@/lib/filings/get-submission';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { standingLines, undoableLines } from '@/lib/filings/undoable-lines';
import { undoableSubmissions } from '@/lib/filings/undoable-submissions';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { unitInForce } from '@/lib/units/unit-in-force';
import { month } from '@/lib/values/month';
import { accountsOf, change, closeMonth, openAccounts, saveOpenings, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, linesOf, transferLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { payMonth, registerMonth, rowsOf, sheetOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
const MINUTE = 60_000;
let reviewer: StaffPrincipal;
let funds: StaffPrincipal;
let people = 0;

beforeAll(async () => {
  await setParameters(owner);
  reviewer = await makeStaff(owner, ['reviewer']);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit at 12% + 12% that has paid 201908 for two people on 10,000.00. */
async function unitOfTwo(): Promise<{ clerk: OperatorPrincipal; one: AccountRow; two: AccountRow }> {
  const clerk = await makeUnit(owner);
  const [one, two] = await openAccounts(clerk, [openLine((people += 1)), openLine((people += 1))]);
  await payMonth(funds, await registerMonth(owner, clerk));
  if (!one || !two) throw new Error('two accounts were opened');
  return { clerk, one, two };
}

/** Undoes it so many minutes after now. */
function undoLater(clerk: OperatorPrincipal, number: string, minutes: number) {
  const at = () => new Date(testClock.milliseconds() + minutes * MINUTE);
  const clock = { ...testClock, now: at, milliseconds: () => at().getTime() };
  return perform(undoSubmission, { principal: clerk, requestKey: randomUUID(), input: { number }, clock });
}

async function statesOf(clerk: OperatorPrincipal): Promise<Record<string, string[]>> {
  const states: Record<string, string[]> = {};
  for (const kind of ['open', 'seal', 'base', 'ratio', 'transfer'] as const) {
    const lines = await linesOf(clerk, kind);
    if (lines.length > 0) states[kind] = lines.map(({ state }) => state).sort();
  }
  return states;
}

describe('a whole submission', () => {
  test('is as if it had never been: what took effect is revoked, what waits is a draft again', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const before = { accounts: await accountsOf(clerk, ['normal', 'sealed']), sheet: await sheetOf(clerk) };
    const { ids: seals } = await done(clerk, saveFilings('seal'), { lines: [sealLine(one)] });
    const opened = await saveOpenings(clerk, [openLine((people += 1)), openLine((people += 1), { base: '1000' })]);
    const { number } = await done(clerk, submitFilings, { list: 'change-roster', select: [...seals, ...opened] });
    expect(await done(clerk, undoSubmission, { number })).toEqual({ number, revoked: 2, withdrawn: 1 });
    expect(await accountsOf(clerk, ['normal', 'sealed'])).toEqual(before.accounts);
    expect(await sheetOf(clerk)).toEqual(before.sheet);
    expect(await statesOf(clerk)).toMatchObject({ seal: ['revoked'] });
    expect((await linesOf(clerk, 'open')).filter(({ state }) => state === 'draft')).toHaveLength(1);
    const submission = await readAs(clerk, (tx) => getSubmission(tx, clerk.unitId, number));
    if (!submission) throw new Error('the submission stays');
    const { lines, standing } = await readAs(clerk, async (tx) => ({
      lines: await undoableLines(tx, submission),
      standing: await standingLines(tx, submission),
    }));
    expect([lines, standing]).toEqual([[], 0]);
    expect(two.status).toBe('normal');
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of transfers brings the money back', async () => {
    const { clerk, one } = await unitOfTwo();
    const other = await makeUnit(owner);
    await file(clerk, 'seal', [sealLine(one)]);
    await openAccounts(other, [openLine(people - 1)]);
    const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
    const { number } = await file(clerk, 'transfer', [transferLine(one, { toUnit: target?.number ?? '' })]);
    const balance = () => rowsOf(owner, sql`select balance from ledger_accounts where id = ${one.id}`);
    expect(await balance()).toEqual([{ balance: 0n }]);
    expect(await done(clerk, undoSubmission, { number })).toMatchObject({ revoked: 1, withdrawn: 0 });
    expect(await balance()).toEqual([{ balance: 240_000n }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of a ratio that waits makes it a draft with its documents', async () => {
    const { clerk } = await unitOfTwo();
    const lines = [{ unitRatio: '8', ownRatio: '8', note: '' }];
    const [id = ''] = (await done(clerk, saveFilings('ratio'), { lines })).ids;
    const document = { fileName: '决议.pdf', mediaType: 'application/pdf' as const, size: 1, hash: 'b'.repeat(64) };
    await done(clerk, addDocument, { id: randomUUID(), filingId: id, ...document });
    const { number } = await done(clerk, submitFilings, { list: 'ratio-adjustment', select: [id] });
    expect(await done(clerk, undoSubmission, { number })).toMatchObject({ revoked: 0, withdrawn: 1 });
    expect(await done(clerk, submitFilings, { list: 'ratio-adjustment', select: [id] })).toMatchObject({ review: 1 });
  });
});

describe('what the centre has decided', () => {
  test('is never taken back; the rest is', async () => {
    const { clerk, one } = await unitOfTwo();
    const { ids: seals } = await done(clerk, saveFilings('seal'), { lines: [sealLine(one, { reason: '07' })] });
    const opened = await saveOpenings(clerk, [
      openLine((people += 1)),
      openLine((people += 1), { base: '1000' }),
      openLine((people += 1), { base: '1100' }),
    ]);
    const { number } = await done(clerk, submitFilings, { list: 'change-roster', select: [...seals, ...opened] });
    const [death = ''] = seals;
    const [, low = ''] = opened;
    await done(reviewer, reviewFiling, await seenFiling({ id: death, decision: 'approve', opinion: '' }));
    await done(reviewer, reviewFiling, await seenFiling({ id: low, decision: 'reject', opinion: '基数过低' }));
    expect(await done(clerk, undoSubmission, { number })).toMatchObject({ revoked: 1, withdrawn: 1 });
    expect(await statesOf(clerk)).toMatchObject({ seal: ['effective'] });
    expect((await linesOf(clerk, 'open')).find(({ id }) => id === low)).toMatchObject({ state: 'rejected' });
    expect(await act(clerk, undoSubmission, { input: { number } })).toMatchObject({ refusal: 'nothing-to-undo' });
  });
});

/** What 本月已提交数据 offers to take back, so many minutes after now; of one submission, what its own page does. */
function offered(clerk: OperatorPrincipal, list: FilingList, { minutes = 0, number }: Partial<Offered> = {}) {
  const now = new Date(testClock.milliseconds() + minutes * MINUTE);
  return readAs(clerk, async (tx) => {
    const unit = await unitInForce(tx, clerk.unitId);
    const ofList = KINDS[FILING_LISTS[list][0]].monthOf(unit, testClock.today());
    return undoableSubmissions(tx, unit, { list, month: ofList, now, number });
  });
}

interface Offered {
  minutes: number;
  number: string;
}

describe('the list offers', () => {
  test('each submission of its kinds within ten minutes, the last first, with what is left of it', async () => {
    const { clerk, one, two } = await unitOfTwo();
    expect(await offered(clerk, 'change-roster')).toEqual([]);
    const sealed = await file(clerk, 'seal', [sealLine(one)]);
    const opened = await saveOpenings(clerk, [openLine((people += 1)), openLine((people += 1), { base: '1000' })]);
    const { number } = await done(clerk, submitFilings, { list: 'change-roster', select: opened });
    const raised = await file(clerk, 'base', [baseLine(two)]);
    const shown = await offered(clerk, 'change-roster');
    expect(shown.map((submission) => [submission.number, submission.lines])).toEqual(
      expect.arrayContaining([
        [number, 2],
        [sealed.number, 1],
      ]),
    );
    expect(shown).toHaveLength(2);
    expect((shown[0]?.until.getTime() ?? 0) - (shown[0]?.submittedAt.getTime() ?? 0)).toBe(10 * MINUTE);
    expect(await offered(clerk, 'base-adjustment')).toMatchObject([{ number: raised.number, lines: 1 }]);
    expect(await offered(clerk, 'change-roster', { minutes: 10.1 })).toEqual([]);
    await done(clerk, revokeFilings, { ids: opened.slice(0, 1), reason: '' });
    await done(clerk, undoSubmission, { number: sealed.number });
    expect(await offered(clerk, 'change-roster')).toMatchObject([{ number, lines: 1 }]);
    const { clerk: stranger } = await unitOfTwo();
    const asked = { list: 'base-adjustment', month: month('2019-09'), now: testClock.now() } as const;
    const unit = { id: clerk.unitId, monthState: 'open' } as const;
    expect(await readAs(clerk, (tx) => undoableSubmissions(tx, unit, asked))).toHaveLength(1);
    expect(await readAs(stranger, (tx) => undoableSubmissions(tx, unit, asked))).toEqual([]);
  });

  test('nothing that took effect once the month is saved, but transfers; nothing that the centre has decided', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const { ids } = await done(clerk, saveFilings('seal'), { lines: [sealLine(one, { reason: '07' })] });
    await done(clerk, submitFilings, { list: 'change-roster', select: ids });
    expect(await offered(clerk, 'change-roster')).toMatchObject([{ lines: 1 }]);
    await done(reviewer, reviewFiling, await seenFiling({ id: ids[0] ?? '', decision: 'approve', opinion: '' }));
    expect(await offered(clerk, 'change-roster')).toEqual([]);
    await file(clerk, 'base', [baseLine(two)]);
    const other = await makeUnit(owner);
    await openAccounts(other, [openLine(people - 1)]);
    const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
    await file(clerk, 'transfer', [transferLine(one, { toUnit: target?.number ?? '' })]);
    await file(clerk, 'back-pay', [backPayLine(one, { forMonth: '201908', backPayType: 'difference', base: '11000' })]);
    expect(await offered(clerk, 'back-payment')).toMatchObject([{ lines: 1 }]);
    await closeMonth(clerk);
    expect(await offered(clerk, 'back-payment')).toEqual([]);
    expect(await offered(clerk, 'base-adjustment')).toEqual([]);
    expect(await offered(clerk, 'transfers')).toMatchObject([{ lines: 1 }]);
  });

  test('nothing whose month has closed meanwhile, nor does the page of the submission, but back payments that wait', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const { number } = await file(clerk, 'base', [baseLine(one)]);
    const paid = await file(clerk, 'back-pay', [backPayLine(one, { backPayType: 'difference', base: '11000' })]);
    expect(await offered(clerk, 'base-adjustment', { number })).toMatchObject([{ number, lines: 1 }]);
    expect(await offered(clerk, 'back-payment', { number: paid.number })).toMatchObject([{ lines: 1 }]);
    const due = await registerMonth(owner, clerk);
    await payMonth(funds, due);
    for (const page of [{}, { number }]) expect(await offered(clerk, 'base-adjustment', page)).toEqual([]);
    for (const page of [{}, { number: paid.number }]) expect(await offered(clerk, 'back-payment', page)).toEqual([]);
    expect(await act(clerk, undoSubmission, { input: { number } })).toMatchObject({ ok: false });
    expect(await act(clerk, undoSubmission, { input: { number: paid.number } })).toMatchObject({ ok: false });
    const { number: waiting } = await file(clerk, 'back-pay', [
      backPayLine(two, { backPayType: 'difference', base: '11000' }),
    ]);
    await change(
      owner,
      sql`update filings set month = '2019-08' where submission_id = (select id from submissions where number = ${waiting})`,
    );
    for (const page of [{}, { number: waiting }]) {
      expect(await offered(clerk, 'back-payment', page)).toMatchObject([{ number: waiting, lines: 1 }]);
    }
    expect(await act(clerk, undoSubmission, { input: { number: waiting } })).toMatchObject({ ok: true });
  });
});

describe('is refused', () => {
  test('after ten minutes, and not before', async () => {
    const { clerk, one } = await unitOfTwo();
    const { number } = await file(clerk, 'base', [baseLine(one)]);
    expect(await undoLater(clerk, number, 10.1)).toMatchObject({ refusal: 'too-late-to-undo' });
    expect(await statesOf(clerk)).toMatchObject({ base: ['effective'] });
    expect(await undoLater(clerk, number, 9.9)).toMatchObject({ ok: true });
    expect(await statesOf(clerk)).toMatchObject({ base: ['revoked'] });
  });

  test('once the month is saved, and nothing of it is done', async () => {
    const { clerk, one } = await unitOfTwo();
    const { number } = await file(clerk, 'base', [baseLine(one)]);
    await closeMonth(clerk);
    expect(await act(clerk, undoSubmission, { input: { number } })).toMatchObject({ refusal: 'month-not-open' });
    expect(await statesOf(clerk)).toMatchObject({ base: ['effective'] });
  });

  test('while something later stands on it, and then all of it stays', async () => {
    const { clerk, one, two } = await unitOfTwo();
    const first = await file(clerk, 'base', [baseLine(one), baseLine(two)]);
    await file(clerk, 'seal', [sealLine(one)]);
    expect(await act(clerk, undoSubmission, { input: { number: first.number } })).toMatchObject({
      refusal: 'revoke-later-first',
    });
    expect(await statesOf(clerk)).toMatchObject({ base: ['effective', 'effective'] });
  });

  test('when nothing is left, for another unit’s, and to who may only look', async () => {
    const { clerk, one } = await unitOfTwo();
    const { number, ids } = await file(clerk, 'base', [baseLine(one)]);
    const { clerk: stranger } = await unitOfTwo();
    expect(await act(stranger, undoSubmission, { input: { number } })).toMatchObject({ refusal: 'not-found' });
    const viewer: OperatorPrincipal = { ...clerk, roles: ['viewer'] };
    expect(await act(viewer, undoSubmission, { input: { number } })).toMatchObject({ refusal: 'not-permitted' });
    await done(clerk, revokeFilings, { ids, reason: '' });
    expect(await act(clerk, undoSubmission, { input: { number } })).toMatchObject({ refusal: 'nothing-to-undo' });
  });
});

describe('once', () => {
  test('under one key, and of two at once', async () => {
    const { clerk, one } = await unitOfTwo();
    const { number } = await file(clerk, 'base', [baseLine(one)]);
    const key = randomUUID();
    const [first, again] = [
      await act(clerk, undoSubmission, { input: { number }, key }),
      await act(clerk, undoSubmission, { input: { number }, key }),
    ];
    expect(again).toEqual(first);
    const next = await file(clerk, 'base', [baseLine(one)]);
    const both = await Promise.all([
      act(clerk, undoSubmission, { input: { number: next.number } }),
      act(clerk, undoSubmission, { input: { number: next.number } }),
    ]);
    expect(both.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual(['done', 'nothing-to-undo']);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
