import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { editFiling } from '@/lib/filings/edit-filing';
import { addDocument, listDocuments, removeDocument } from '@/lib/filings/filing-documents';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { readAs } from '@/lib/operations/read';
import { saveRemittance } from '@/lib/remittances/save-remittance';
import { listNotices } from '@/lib/units/notices';
import { accountsOf, change, faultsIn, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { documentOf, newLine, payingUnit } from '../support/paying-units';
import { confirmed, rowsOf, sheetOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
const ratio = saveFilings('ratio');
const ALL_RATIOS = { list: 'ratio-adjustment', select: 'all' } as const;
const MISSING = [{ code: 'documents-missing', field: 'documents' }];
let funds: StaffPrincipal;
let reviewer: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  reviewer = await makeStaff(owner, ['reviewer']);
  second = await makeStaff(owner, ['reviewer']);
});

function ratiosOf(clerk: OperatorPrincipal) {
  return rowsOf(owner, sql`select unit_ratio, own_ratio from units where id = ${clerk.unitId}`);
}

const TWELVE = [{ unit_ratio: 1200, own_ratio: 1200 }];
const SIX = [{ unit_ratio: 600, own_ratio: 600 }];

/** A unit at 12% + 12% with two people on 10,000.00 and a draft that lowers to 6% + 6%, without a document. */
async function unitLowering(typed = { unitRatio: '6', ownRatio: '6', note: '经营困难' }) {
  const { clerk, accounts } = await payingUnit(owner, funds, [newLine(), newLine()]);
  const { ids } = await done(clerk, ratio, { lines: [typed] });
  return { clerk, accounts, id: ids[0] ?? '' };
}

/** The same with a document, and submitted. */
async function unitWaiting() {
  const unit = await unitLowering();
  const document = documentOf(unit.id);
  await done(unit.clerk, addDocument, document);
  await done(unit.clerk, submitFilings, ALL_RATIOS);
  return { ...unit, document };
}

function approve(id: string, opinion = '决议有效') {
  return seenFiling({ id, decision: 'approve', opinion });
}

describe('a lowered ratio needs documents (Q-44)', () => {
  test.each([
    ['both sides', '6', '6'],
    ['the unit’s side', '11', '12'],
    ['the employee’s side', '12', '5'],
  ])('%s lowered', async (_, unitRatio, ownRatio) => {
    const { clerk, accounts } = await unitLowering({ unitRatio, ownRatio, note: '' });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      { state: 'draft', reviewReasons: ['ratio-lowered'], problems: MISSING },
    ]);
    expect(await act(clerk, submitFilings, { input: ALL_RATIOS })).toMatchObject({ refusal: 'nothing-to-submit' });
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect(await accountsOf(clerk)).toEqual(accounts);
  });

  test('one side lowered while the other is raised is lowered', async () => {
    const { clerk } = await payingUnit(owner, funds, [newLine()], 1000);
    await done(clerk, ratio, { lines: [{ unitRatio: '12', ownRatio: '9', note: '' }] });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ reviewReasons: ['ratio-lowered'], problems: MISSING }]);
  });

  test('with one it goes to the centre, and changes nothing yet', async () => {
    const { clerk, accounts, id } = await unitLowering();
    await done(clerk, addDocument, documentOf(id));
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ problems: [] }]);
    expect(await done(clerk, submitFilings, ALL_RATIOS)).toMatchObject({ effective: 0, review: 1, left: 0 });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ state: 'in-review', month: '2019-09' }]);
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect(await accountsOf(clerk)).toEqual(accounts);
  });

  test('taken off again before submitting, it is missing again', async () => {
    const { clerk, id } = await unitLowering();
    const document = documentOf(id);
    await done(clerk, addDocument, document);
    await done(clerk, removeDocument, { id: document.id });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ problems: MISSING }]);
    expect(await act(clerk, submitFilings, { input: ALL_RATIOS })).toMatchObject({ refusal: 'nothing-to-submit' });
  });

  test('another unit’s document is none', async () => {
    const { clerk } = await unitLowering();
    const other = await unitLowering();
    await done(other.clerk, addDocument, documentOf(other.id));
    expect(await act(clerk, submitFilings, { input: ALL_RATIOS })).toMatchObject({ refusal: 'nothing-to-submit' });
  });

  test('edited to a raise, it needs none any more', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine()], 1000);
    const { ids } = await done(clerk, ratio, { lines: [{ unitRatio: '9', ownRatio: '9', note: '' }] });
    const line = { unitRatio: '12', ownRatio: '12', note: '' };
    await done(clerk, editFiling('ratio'), { id: ids[0] ?? '', version: 1, line });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ reviewReasons: [], problems: [] }]);
    expect(await done(clerk, submitFilings, ALL_RATIOS)).toMatchObject({ effective: 1, review: 0 });
    expect((await accountsOf(clerk))[0]?.monthly).toBe(((accounts[0]?.base ?? 0n) * 24n) / 100n);
  });
});

describe('two reviewers approve', () => {
  test('the first is noted with a reason, the second makes it effective for everybody', async () => {
    const { clerk, id } = await unitWaiting();
    expect(await act(reviewer, reviewFiling, { input: await approve(id, '') })).toMatchObject({
      refusal: 'opinion-missing',
    });
    expect(await done(reviewer, reviewFiling, await approve(id))).toMatchObject({ final: false });
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect(await act(reviewer, reviewFiling, { input: await approve(id) })).toMatchObject({ refusal: 'review-own' });
    expect(await done(second, reviewFiling, await approve(id, '同意'))).toMatchObject({ final: true });
    expect(await ratiosOf(clerk)).toEqual(SIX);
    expect((await accountsOf(clerk)).map(({ unitShare, ownShare }) => [unitShare, ownShare])).toEqual([
      [60_000n, 60_000n],
      [60_000n, 60_000n],
    ]);
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      {
        state: 'effective',
        opinion: '决议有效；同意',
        formerUnitRatio: 1200,
        people: 2,
        formerUnitShare: 240_000n,
        unitShare: 120_000n,
      },
    ]);
    expect(await sheetOf(clerk)).toMatchObject({
      previous: { amount: 480_000n },
      adjusted: { heads: 2, amount: -240_000n },
      current: { heads: 2, amount: 240_000n },
    });
    expect(await brokenInvariants(owner)).toEqual([]);
    const [notice] = await readAs(clerk, (tx) => listNotices(tx, clerk.unitId, 1));
    expect(notice).toMatchObject({ code: 'review-approved', values: { kind: 'ratio' } });
  });

  test('who was opened while it waited gets the lowered ratio too', async () => {
    const { clerk, id } = await unitWaiting();
    await openAccounts(clerk, [newLine()]);
    await done(reviewer, reviewFiling, await approve(id));
    await done(second, reviewFiling, await approve(id));
    expect((await accountsOf(clerk)).map(({ monthly }) => monthly)).toEqual([120_000n, 120_000n, 120_000n]);
    expect(await sheetOf(clerk)).toMatchObject({
      added: { heads: 1, amount: 240_000n },
      adjusted: { heads: 3, amount: -360_000n },
      current: { heads: 3, amount: 360_000n },
    });
  });

  test('either of them may reject; then another one can be filed in the same year (Q-40)', async () => {
    const { clerk, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await approve(id));
    await done(second, reviewFiling, await seenFiling({ id, decision: 'reject', opinion: '决议无效' }));
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ state: 'rejected' }]);
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect(await done(clerk, ratio, { lines: [{ unitRatio: '8', ownRatio: '8', note: '' }] })).toMatchObject({
      saved: 1,
    });
  });

  test('returned, it is a draft with its documents, and begins anew', async () => {
    const { clerk, id, document } = await unitWaiting();
    await done(reviewer, reviewFiling, await approve(id));
    await done(second, reviewFiling, await seenFiling({ id, decision: 'return', opinion: '缺申请' }));
    expect(await linesOf(clerk, 'ratio')).toMatchObject([
      { state: 'draft', problems: [], opinion: '决议有效；缺申请' },
    ]);
    expect(await readAs(clerk, (tx) => listDocuments(tx, clerk.unitId, id))).toMatchObject([{ id: document.id }]);
    await done(clerk, submitFilings, ALL_RATIOS);
    expect(await done(second, reviewFiling, await approve(id))).toMatchObject({ final: false });
  });

  test('two at once are not both the first', async () => {
    const { clerk, id } = await unitWaiting();
    const input = await approve(id);
    const both = [reviewer, second] as const;
    const outcomes = await Promise.all(both.map((staff) => act(staff, reviewFiling, { input })));
    expect(outcomes.map((outcome) => (outcome.ok ? String(outcome.result.final) : outcome.refusal)).sort()).toEqual([
      'changed-meanwhile',
      'false',
    ]);
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    const later = outcomes[0]?.ok ? second : reviewer;
    expect(await done(later, reviewFiling, await approve(id))).toMatchObject({ final: true });
    expect(await ratiosOf(clerk)).toEqual(SIX);
  });

  test('neither the unit takes it back nor who decided it; who approved first does, and all is as before', async () => {
    const { clerk, accounts, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await approve(id));
    await done(second, reviewFiling, await approve(id));
    expect(await act(clerk, revokeFilings, { input: { ids: [id], reason: '' } })).toMatchObject({
      refusal: 'revoke-reviewed',
    });
    expect(await act(second, revokeReviewedFiling, { input: { id, reason: '撤回决议' } })).toMatchObject({
      refusal: 'review-own',
    });
    await done(reviewer, revokeReviewedFiling, { id, reason: '撤回决议' });
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
    expect(await accountsOf(clerk)).toEqual(accounts);
    expect(await sheetOf(clerk)).toMatchObject({ adjusted: { heads: 0, amount: 0n } });
  });
});

describe('while it waits (Q-43)', () => {
  test('the month cannot be saved until it is withdrawn and deleted', async () => {
    const { clerk, id } = await unitWaiting();
    const input = await confirmed(clerk);
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({
      refusal: 'reviews-left',
      values: { count: '1' },
    });
    expect(await done(clerk, withdrawFilings, { ids: [id] })).toEqual({ withdrawn: 1 });
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ refusal: 'drafts-left' });
    expect(await done(clerk, discardFilings, ALL_RATIOS)).toEqual({ discarded: 0, closed: 1 });
    expect(await act(clerk, saveRemittance, { input })).toMatchObject({ ok: true });
    expect(await linesOf(clerk, 'ratio')).toMatchObject([{ state: 'revoked' }]);
  });

  test('nor after the first of two approvals', async () => {
    const { clerk, id } = await unitWaiting();
    await done(reviewer, reviewFiling, await approve(id));
    expect(await act(clerk, saveRemittance, { input: await confirmed(clerk) })).toMatchObject({
      refusal: 'reviews-left',
    });
    await done(clerk, withdrawFilings, { ids: [id] });
    expect(await act(second, reviewFiling, { input: await approve(id) })).toMatchObject({ refusal: 'not-in-review' });
    await done(clerk, submitFilings, ALL_RATIOS);
    expect(await done(second, reviewFiling, await approve(id))).toMatchObject({ final: false });
  });

  test('no other application can be saved, nor beside a draft', async () => {
    const line = { unitRatio: '8', ownRatio: '8', note: '' };
    const waits = [{ field: 'unitRatio', code: 'ratio-waits-already' }];
    const { clerk } = await unitWaiting();
    expect(faultsIn(await act(clerk, ratio, { input: { lines: [line] } }))).toMatchObject(waits);
    const drafting = await unitLowering();
    expect(faultsIn(await act(drafting.clerk, ratio, { input: { lines: [line] } }))).toMatchObject(waits);
    const { clerk: other } = await payingUnit(owner, funds);
    expect(faultsIn(await act(other, ratio, { input: { lines: [line, line] } }))).toMatchObject([
      { line: 1, ...waits[0] },
    ]);
    expect(await linesOf(other, 'ratio')).toEqual([]);
  });

  test('once it is withdrawn and deleted, another can', async () => {
    const { clerk, id } = await unitWaiting();
    await done(clerk, withdrawFilings, { ids: [id] });
    await done(clerk, discardFilings, ALL_RATIOS);
    expect(await done(clerk, ratio, { lines: [{ unitRatio: '8', ownRatio: '8', note: '' }] })).toMatchObject({
      saved: 1,
    });
  });

  test('it cannot be approved without the document that it had, should that be gone', async () => {
    const { clerk, id } = await unitWaiting();
    await change(owner, sql`delete from filing_documents where filing_id = ${id}`);
    await done(reviewer, reviewFiling, await approve(id));
    expect(await act(second, reviewFiling, { input: await approve(id) })).toMatchObject({
      refusal: 'review-finds-fault',
    });
    expect(await ratiosOf(clerk)).toEqual(TWELVE);
  });
});
