import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { differencesToFile } from '@/lib/filings/differences-owed';
import { discardFilings } from '@/lib/filings/discard-filings';
import { draftDifferences } from '@/lib/filings/draft-differences';
import { editFiling } from '@/lib/filings/edit-filing';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { BACK_PAYMENTS, payBack, payOpenMonth } from '../support/back-payments';
import { change } from '../support/change-roster';
import { applyForCorrection, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, payingUnit, unitWithSealed } from '../support/paying-units';
import { registerMonth, saveMonth, unitOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: StaffPrincipal[];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

/** A unit that has paid 201908 at 10% + 10% and 201909 at 12% + 12% for so many people on 10,000.00. */
async function twoMonths(people = 2) {
  const lines = Array.from({ length: people }, () => newLine());
  const { clerk, accounts } = await payingUnit(owner, funds, lines, 1000);
  await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
  await payOpenMonth(owner, funds, clerk);
  const [first, second] = accounts;
  if (!first) throw new Error('somebody was opened');
  return { clerk, accounts, first, second: second ?? first };
}

/** The same, and the first one's base was raised to 12,000.00 since: the number of that submission, and its line. */
async function raised(people = 2) {
  const unit = await twoMonths(people);
  return { ...unit, ...(await raise(unit.clerk, unit.first)) };
}

async function raise(clerk: OperatorPrincipal, account: { number: string; name: string }, base = '12000') {
  const { ids, number } = await file(clerk, 'base', [baseLine(account, { base })]);
  return { ids, submission: number };
}

/** The back payments of the unit, as month, both shares in yuan, state and faults, by month. */
async function backPayments(clerk: OperatorPrincipal) {
  const lines = await linesOf(clerk, 'back-pay');
  return lines
    .filter(({ state }) => state !== 'revoked')
    .map(({ forMonth, unitShare, ownShare, state, problems }) =>
      [forMonth, Number(unitShare) / 100, Number(ownShare) / 100, state, ...problems.map(({ code }) => code)].join(' '),
    )
    .sort();
}

function owed(clerk: OperatorPrincipal, submission?: string) {
  return readAs(clerk, async (tx) => differencesToFile(tx, await unitOf(clerk), { submission }));
}

const BOTH = ['2019-08 200 200 draft', '2019-09 240 240 draft'];

describe('drafts of 差额补缴 after a raise (Q-32)', () => {
  test('are for each paid month, by its ratios, less what was paid; the check lets them pass, and they can be paid', async () => {
    const { clerk, first, submission } = await raised();
    const sum = { people: 1, lines: 2, first: '2019-08', last: '2019-09', amount: 88_000n };
    expect(await owed(clerk, submission)).toEqual(sum);
    expect(await owed(clerk)).toEqual(sum);
    expect(await done(clerk, draftDifferences, { submission })).toMatchObject({ saved: 2 });
    expect(await backPayments(clerk)).toEqual(BOTH);
    expect(await linesOf(clerk, 'back-pay')).toMatchObject(
      [1, 2].map(() => ({ accountNumber: first.number, backPayType: 'difference', reason: '02', base: 1_200_000n })),
    );
    expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: 2, left: 0 });
    const { amount } = await registerMonth(owner, clerk);
    expect(amount).toBe(288_000n + 240_000n + 88_000n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('are not made twice, and can be edited and deleted before they are submitted', async () => {
    const { clerk, first, submission } = await raised();
    const { ids } = await done(clerk, draftDifferences, { submission });
    const again = { ok: false, refusal: 'no-difference-left' };
    for (const input of [{ submission }, {}])
      expect(await act(clerk, draftDifferences, { input })).toMatchObject(again);
    expect(await owed(clerk)).toBeUndefined();
    const [august = '', september = ''] = ids;
    const line = backPayLine(first, { backPayType: 'difference', base: '11000', reason: '02' });
    await done(clerk, editFiling('back-pay'), { id: august, version: 1, line });
    expect(await backPayments(clerk)).toEqual(['2019-08 100 100 draft', '2019-09 240 240 draft']);
    await done(clerk, discardFilings, { list: 'back-payment', select: [september] });
    // The month that was deleted may be asked for again; the one that was edited stays as it is.
    expect(await done(clerk, draftDifferences, {})).toMatchObject({ saved: 1 });
    expect(await backPayments(clerk)).toEqual(['2019-08 100 100 draft', '2019-09 240 240 draft']);
    await done(clerk, submitFilings, BACK_PAYMENTS);
    // What was made up by less leaves the rest.
    expect(await done(clerk, draftDifferences, { submission })).toMatchObject({ saved: 1 });
    expect(await backPayments(clerk)).toContain('2019-08 100 100 draft');
  });

  test('count a month that was made up whole and booked, not one that is yet to be paid, nor one never paid', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await file(clerk, 'unseal', [unsealLine(account)]);
    await payOpenMonth(owner, funds, clerk);
    await raise(clerk, account);
    expect(await owed(clerk)).toMatchObject({ lines: 2, first: '2019-08', last: '2019-10' });
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    expect(await owed(clerk)).toMatchObject({ lines: 2 });
    await payOpenMonth(owner, funds, clerk);
    expect(await done(clerk, draftDifferences, {})).toMatchObject({ saved: 3 });
    expect(await backPayments(clerk)).toEqual(
      expect.arrayContaining(['2019-08', '2019-09', '2019-10'].map((month) => `${month} 240 240 draft`)),
    );
  });

  test('are offered after the month was saved and paid too, but only for months before the raise', async () => {
    const { clerk, submission } = await raised();
    await saveMonth(clerk);
    expect(await owed(clerk, submission)).toMatchObject({ lines: 2 });
    const other = await raised();
    await payOpenMonth(owner, funds, other.clerk);
    expect(await done(other.clerk, draftDifferences, {})).toMatchObject({ saved: 2 });
    expect(await backPayments(other.clerk)).toEqual(BOTH);
  });

  test('are by the base that holds: none once the raise was taken back, one set after two raises', async () => {
    const back = await raised();
    await done(back.clerk, revokeFilings, { ids: back.ids, reason: '' });
    expect(await owed(back.clerk, back.submission)).toBeUndefined();
    const { clerk, first, submission } = await raised();
    await payOpenMonth(owner, funds, clerk);
    // A second time in the year it is looked at, and nothing is made up before that.
    const again = await raise(clerk, first, '13000');
    const input = { submission: again.submission };
    expect(await act(clerk, draftDifferences, { input })).toMatchObject({ refusal: 'no-difference-left' });
    const [id = ''] = again.ids;
    await done(reviewers[0] ?? funds, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '同意' }));
    expect(await owed(clerk, submission)).toBeUndefined();
    expect(await done(clerk, draftDifferences, input)).toMatchObject({ saved: 3 });
    expect(await backPayments(clerk)).toEqual([
      '2019-08 300 300 draft',
      '2019-09 360 360 draft',
      '2019-10 120 120 draft',
    ]);
  });

  test('leave out a month that 错缴更正 took back', async () => {
    const { clerk, first } = await raised();
    await approveCorrection(reviewers, await applyForCorrection(clerk, first));
    expect(await owed(clerk)).toMatchObject({ lines: 1, first: '2019-09' });
  });

  test('of more than three months of one person say that they want evidence (Q-77)', async () => {
    const { clerk, first } = await twoMonths(1);
    for (const _ of [10, 11]) await payOpenMonth(owner, funds, clerk);
    await raise(clerk, first);
    await done(clerk, draftDifferences, {});
    expect(await backPayments(clerk)).toEqual(
      ['2019-08 200 200', '2019-09 240 240', '2019-10 240 240', '2019-11 240 240'].map(
        (line) => `${line} draft documents-missing`,
      ),
    );
  });
});

describe('is refused', () => {
  test('where nothing was raised, or another unit raised it, as if it were not there', async () => {
    const { clerk, first } = await twoMonths();
    const none = { ok: false, refusal: 'no-difference-left' };
    expect(await act(clerk, draftDifferences, { input: {} })).toMatchObject(none);
    const lowered = await raise(clerk, first, '9000');
    const input = { submission: lowered.submission };
    expect(await act(clerk, draftDifferences, { input })).toMatchObject(none);
    const other = await raised();
    const strange = { submission: other.submission };
    expect(await act(clerk, draftDifferences, { input: strange })).toMatchObject({ refusal: 'not-found' });
    expect(await owed(clerk, other.submission)).toBeUndefined();
    expect(await act(clerk, draftDifferences, { input: { submission: 'none' } })).toMatchObject({
      refusal: 'not-found',
    });
    const fresh = await makeUnit(owner);
    expect(await act(fresh, draftDifferences, { input: {} })).toMatchObject(none);
    expect(await backPayments(other.clerk)).toEqual([]);
  });

  test('to who may only look, and to the centre', async () => {
    const { clerk, submission } = await raised();
    for (const principal of [{ ...clerk, roles: ['viewer' as const] }, funds]) {
      const outcome = await act(principal, draftDifferences, { input: { submission } });
      expect(outcome).toMatchObject({ refusal: 'not-permitted' });
    }
  });

  test('under the same key it is done once, of two at once one does', async () => {
    const { clerk, submission } = await raised();
    const key = randomUUID();
    const first = await act(clerk, draftDifferences, { input: { submission }, key });
    expect(await act(clerk, draftDifferences, { input: { submission }, key })).toEqual(first);
    expect(await backPayments(clerk)).toEqual(BOTH);
    const other = await raised();
    const tabs = await Promise.all([1, 2].map(() => act(other.clerk, draftDifferences, { input: {} })));
    expect(tabs.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'no-difference-left',
    ]);
    expect(await backPayments(other.clerk)).toEqual(BOTH);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
