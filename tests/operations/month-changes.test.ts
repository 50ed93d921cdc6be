import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { draftCounts } from '@/lib/filings/draft-counts';
import { saveFilings } from '@/lib/filings/save-filings';
import { readAs } from '@/lib/operations/read';
import { monthAtAGlance } from '@/lib/remittances/month-at-a-glance';
import { isUnchanged, monthChanges } from '@/lib/remittances/month-changes';
import { monthSheet } from '@/lib/remittances/month-sheet';
import { unitInForce } from '@/lib/units/unit-in-force';
import { day } from '@/lib/values/day';
import { addFen, subtractFen } from '@/lib/values/money';
import { change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, baseLine, file, unsealLine } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit at 12% + 12% that has paid 201908 for three people on 10,000.00. */
async function unitOfThree(
  from: number,
): Promise<{ clerk: OperatorPrincipal; people: [AccountRow, AccountRow, AccountRow] }> {
  const clerk = await makeUnit(owner);
  const people = await openAccounts(clerk, [openLine(from), openLine(from + 1), openLine(from + 2)]);
  const [one, two, three] = people;
  if (!one || !two || !three) throw new Error('three accounts were opened');
  await payMonth(funds, await registerMonth(owner, clerk));
  return { clerk, people: [one, two, three] };
}

function monthOf(clerk: OperatorPrincipal) {
  return readAs(clerk, async (tx) => {
    const unit = await unitInForce(tx, clerk.unitId);
    return { sheet: await monthSheet(tx, unit), changes: await monthChanges(tx, unit, { page: 1, size: 50 }) };
  });
}

test('every kind says what is paid before and after, and all come to what the sheet says', async () => {
  const { clerk, people } = await unitOfThree(1);
  const [one, two, three] = people;
  await file(clerk, 'seal', [sealLine(three)]);
  await file(clerk, 'base', [baseLine(one, { base: '12000' }), baseLine(two, { base: '9000' })]);
  await file(clerk, 'open', [openLine(10)]);
  await file(clerk, 'back-pay', [backPayLine(one, { backPayType: 'difference', base: '11000' })]);
  const { sheet, changes } = await monthOf(clerk);
  expect(changes.rows.map(({ kind, change }) => [kind, change.before, change.after, change.difference])).toEqual([
    ['open', null, 240_000n, 240_000n],
    ['base', 240_000n, 288_000n, 48_000n],
    ['base', 240_000n, 216_000n, -24_000n],
    ['seal', 240_000n, null, -240_000n],
  ]);
  expect(changes.sums).toEqual({ before: 720_000n, after: 744_000n, difference: 24_000n });
  expect(changes.sums.difference).toBe(
    subtractFen(addFen(sheet.added.amount, sheet.adjusted.amount), sheet.reduced.amount),
  );
  expect(changes.total).toBe(4);
  expect(sheet.backPay).toEqual({ heads: 1, amount: 24_000n });
});

test('another ratio is one line for everybody, and an unsealing adds', async () => {
  const { clerk, people } = await unitOfThree(20);
  await file(clerk, 'seal', [sealLine(people[2])]);
  await change(owner, sql`update fund_parameters set months_ahead = 2`);
  await payMonth(funds, await registerMonth(owner, clerk));
  await file(clerk, 'unseal', [unsealLine(people[2], { base: '5000' })]);
  // As if the unit were at 10%: raising needs no reviewer. The accounts pay by 12% until then.
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  await file(clerk, 'ratio', [{ unitRatio: '11', ownRatio: '12', note: '' }]);
  const { changes } = await monthOf(clerk);
  expect(changes.rows).toMatchObject([
    { kind: 'ratio', people: 3, accountNumber: null, change: { before: 600_000n, after: 575_000n } },
    { kind: 'unseal', change: { before: null, after: 120_000n } },
  ]);
});

test('another base alone is a change that the home page counts', async () => {
  const { clerk, people } = await unitOfThree(80);
  await file(clerk, 'base', [baseLine(people[0])]);
  const { steps } = await readAs(clerk, (tx) => monthAtAGlance(tx, clerk.unitId, day('2019-08-20')));
  expect(steps[0]).toMatchObject({ state: 'done', note: { code: 'changed', values: { count: '1' } } });
});

test('a month is unchanged until somebody or something changes', async () => {
  const { clerk, people } = await unitOfThree(40);
  const before = await monthOf(clerk);
  expect([isUnchanged(before.sheet), before.changes.total]).toEqual([true, 0]);
  await file(clerk, 'back-pay', [backPayLine(people[0], { backPayType: 'difference', base: '11000' })]);
  expect(isUnchanged((await monthOf(clerk)).sheet)).toBe(false);
});

test('what waits is counted by list', async () => {
  const { clerk, people } = await unitOfThree(60);
  await done(clerk, saveFilings('base'), { lines: [baseLine(people[0])] });
  await file(clerk, 'seal', [sealLine(people[1], { reason: '07' })]);
  const counted = await readAs(clerk, (tx) => draftCounts(tx, clerk.unitId));
  expect(counted).toMatchObject({
    drafts: 1,
    inReview: 1,
    draftsOf: { 'base-adjustment': 1, 'change-roster': 0 },
    reviewsOf: { 'base-adjustment': 0, 'change-roster': 1 },
  });
});
