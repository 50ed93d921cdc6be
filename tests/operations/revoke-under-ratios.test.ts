import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { FilingKind } from '@/lib/filings/filing';
import type { TypedLine } from '@/lib/filings/filing-kind';
import { addDocument } from '@/lib/filings/filing-documents';
import { reviewFiling } from '@/lib/filings/review-filing';
import { revokeFilings, revokeReviewedFiling } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { undoSubmission } from '@/lib/filings/undo-submission';
import { readAs } from '@/lib/operations/read';
import { monthChanges } from '@/lib/remittances/month-changes';
import { accountsOf, change, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, brokenInvariants, file, linesOf, unsealLine } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { documentOf, moveToBranch, newLine, payingUnit, wholeAccount } from '../support/paying-units';
import { payMonth, registerMonth, sheetOf, unitOf } from '../support/remittance';
import { seenFiling } from '../support/reviews';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: StaffPrincipal[];

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [];
  while (reviewers.length < 3) reviewers.push(await makeStaff(owner, ['reviewer']));
});

interface People {
  clerk: OperatorPrincipal;
  paying: AccountRow;
  sealed: AccountRow;
}

/** A unit at 10% + 10% in its third month: one pays on 12,345.67, one on 10,000, and one was sealed on 8,000. */
async function unitOfThree(): Promise<People> {
  const lines = ['12345.67', '10000', '8000'].map((base) => newLine({ base }));
  const { clerk, accounts } = await payingUnit(owner, funds, lines, 1000);
  const [paying, , sealed] = accounts;
  if (!paying || !sealed) throw new Error('three accounts were opened');
  await file(clerk, 'seal', [sealLine(sealed)]);
  await payMonth(funds, await registerMonth(owner, clerk));
  return { clerk, paying, sealed };
}

function to(unitRatio: string, ownRatio = unitRatio): TypedLine {
  return { unitRatio, ownRatio, note: '' };
}

/** Everything of the month that the two ways to the same state must agree on, but for whom a revoked opening was. */
async function stateOf({ clerk }: People) {
  const unit = await unitOf(clerk);
  const accounts = await accountsOf(clerk, ['normal', 'sealed']);
  const changes = await readAs(clerk, (tx) => monthChanges(tx, unit, { page: 1, size: 50 }));
  const ratios = (await linesOf(clerk, 'ratio')).filter(({ state }) => state === 'effective');
  return {
    sheet: await sheetOf(clerk),
    accounts: accounts.map(({ status, base, unitShare, ownShare }) => ({ status, base, unitShare, ownShare })),
    sums: changes.sums,
    ratios: ratios.map(({ people, unitShare, ownShare, formerUnitShare, formerOwnShare }) => ({
      ...{ people, unitShare, ownShare, formerUnitShare, formerOwnShare },
    })),
  };
}

const FILED: [FilingKind, (unit: People) => TypedLine][] = [
  ['open', () => newLine({ base: '7777.77' })],
  ['seal', ({ paying }) => sealLine(paying)],
  ['unseal', ({ sealed }) => unsealLine(sealed, { base: '9999.99' })],
  ['base', ({ paying }) => baseLine(paying, { base: '15432.10' })],
];

async function raise({ clerk }: People, line: TypedLine): Promise<string[]> {
  return (await file(clerk, 'ratio', [line])).ids;
}

/** Two changes of ratios in one month: as if the centre had granted the first, which is then not the unit's one change of the year. */
async function raiseTwice(unit: People, [first, second]: [TypedLine, TypedLine], between?: () => Promise<void>) {
  const one = await raise(unit, first);
  await between?.();
  const id = one[0] ?? '';
  await change(owner, sql`update filings set review_reasons = '{ratio-relief}' where id = ${id}`);
  const two = await raise(unit, second);
  await change(owner, sql`update filings set review_reasons = '{}' where id = ${id}`);
  return { one, two };
}

describe('a change before ratios were changed is taken back by itself (Q-69)', () => {
  test.each(FILED)('%s: as if it had never been, under the ratios of now, and without them', async (kind, lineOf) => {
    const unit = await unitOfThree();
    const before = await stateOf(unit);
    await raise(unit, to('11', '12'));
    const expected = await stateOf(unit);
    const twin = await unitOfThree();
    const { ids } = await file(twin.clerk, kind, [lineOf(twin)]);
    const ratios = await raise(twin, to('11', '12'));
    expect(await stateOf(twin)).not.toEqual(expected);
    await done(twin.clerk, revokeFilings, { ids, reason: '办错' });
    expect(await stateOf(twin)).toEqual(expected);
    await done(twin.clerk, revokeFilings, { ids: ratios, reason: '办错' });
    expect(await stateOf(twin)).toEqual(before);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test.each(FILED)('%s: so it is under two changes of ratios, of which the first goes last', async (kind, lineOf) => {
    const unit = await unitOfThree();
    let first: unknown;
    await raiseTwice(unit, [to('11', '10'), to('12', '11')], async () => {
      first = await stateOf(unit);
    });
    const expected = await stateOf(unit);
    const twin = await unitOfThree();
    const { ids } = await file(twin.clerk, kind, [lineOf(twin)]);
    const { one, two } = await raiseTwice(twin, [to('11', '10'), to('12', '11')]);
    await done(twin.clerk, revokeFilings, { ids, reason: '' });
    expect(await stateOf(twin)).toEqual(expected);
    const early = { input: { ids: one, reason: '' } };
    expect(await act(twin.clerk, revokeFilings, early)).toMatchObject({ refusal: 'revoke-later-first' });
    await done(twin.clerk, revokeFilings, { ids: two, reason: '' });
    expect(await stateOf(twin)).toEqual(first);
  });

  test('after a lowered ratio that the centre approved, which the unit cannot take back, and by 撤回 too', async () => {
    const { clerk, paying, sealed } = await unitOfThree();
    const adjusted = await file(clerk, 'base', [baseLine(paying)]);
    const unsealed = await file(clerk, 'unseal', [unsealLine(sealed)]);
    const { ids } = await done(clerk, saveFilings('ratio'), { lines: [to('6')] });
    const id = ids[0] ?? '';
    await done(clerk, addDocument, documentOf(id));
    await done(clerk, submitFilings, { list: 'ratio-adjustment', select: ids });
    const [first, second, third] = reviewers;
    if (!first || !second || !third) throw new Error('three reviewers were made');
    for (const staff of [first, second])
      await done(staff, reviewFiling, await seenFiling({ id, decision: 'approve', opinion: '同意' }));
    await done(clerk, revokeFilings, { ids: adjusted.ids, reason: '办错' });
    await done(clerk, undoSubmission, { number: unsealed.number });
    expect(await sheetOf(clerk)).toMatchObject({ added: { heads: 0 }, adjusted: { heads: 2 }, current: { heads: 2 } });
    await done(third, revokeReviewedFiling, { id, reason: '单位来函' });
    expect((await accountsOf(clerk)).map(({ base, monthly, status }) => [base, monthly, status])).toEqual([
      [1_234_567n, 247_000n, 'normal'],
      [1_000_000n, 200_000n, 'normal'],
      [800_000n, 160_000n, 'sealed'],
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('ratios that are taken back restore what was paid, to the fen', () => {
  test('where another rounding unit holds by now than when it was computed', async () => {
    const { clerk, accounts } = await payingUnit(owner, funds, [newLine({ base: '12345.67' })], 1000);
    await moveToBranch(owner, clerk, { branch: '逐分管理部', rounding: 1n, fromMonth: '2019-09' });
    const [account] = accounts;
    if (!account) throw new Error('one account was opened');
    expect(account.unitShare).toBe(123_500n);
    const before = { account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) };
    const { ids } = await file(clerk, 'ratio', [to('12')]);
    expect(await accountsOf(clerk)).toMatchObject([{ unitShare: 148_148n }]);
    await done(clerk, revokeFilings, { ids, reason: '办错' });
    expect({ account: await wholeAccount(owner, account.id), sheet: await sheetOf(clerk) }).toEqual(before);
  });
});
