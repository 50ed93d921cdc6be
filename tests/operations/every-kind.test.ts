import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { accountsOf, change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import {
  backPayLine,
  baseLine,
  brokenInvariants,
  file,
  linesOf,
  transferLine,
  unsealLine,
} from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, openLine, setParameters } from '../support/hall';
import { payMonth, registerMonth, rowsOf, sheetOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit at 10% + 10% that has paid 201908 and 201909 for five people on 10,000.00, of whom two are sealed since 201909. */
async function unitOfFive(): Promise<{ clerk: OperatorPrincipal; people: AccountRow[] }> {
  const clerk = await makeUnit(owner);
  await change(owner, sql`update units set unit_ratio = 1000, own_ratio = 1000 where id = ${clerk.unitId}`);
  await openAccounts(
    clerk,
    [1, 2, 3, 4, 5].map((person) => openLine(person)),
  );
  await payMonth(funds, await registerMonth(owner, clerk));
  const people = await accountsOf(clerk);
  await file(
    clerk,
    'seal',
    people.slice(3).map((person) => sealLine(person)),
  );
  await payMonth(funds, await registerMonth(owner, clerk));
  return { clerk, people };
}

function at(people: AccountRow[], place: number): AccountRow {
  const person = people[place];
  if (!person) throw new Error('five accounts were opened');
  return person;
}

test('every kind in one month, taken back in turn, done again, and paid', async () => {
  const { clerk, people } = await unitOfFive();
  const [one, two, four, five] = [at(people, 0), at(people, 1), at(people, 3), at(people, 4)];
  const other = await makeUnit(owner);
  await openAccounts(other, [openLine(5)]);
  const [target] = await rowsOf<{ number: string }>(owner, sql`select number from units where id = ${other.unitId}`);
  const before = { sheet: await sheetOf(clerk), accounts: await accountsOf(clerk) };
  expect(before.sheet.current).toEqual({ heads: 3, amount: 600_000n });

  async function fileAll() {
    const unsealed = await file(clerk, 'unseal', [unsealLine(four, { base: '11000' })]);
    const adjusted = await file(clerk, 'base', [baseLine(one), baseLine(two, { base: '', monthly: '1200.00' })]);
    const raised = await file(clerk, 'ratio', [{ unitRatio: '12', ownRatio: '12', note: '' }]);
    const back = await file(clerk, 'back-pay', [backPayLine(four, { forMonth: '201909' })]);
    const moved = await file(clerk, 'transfer', [transferLine(five, { toUnit: target?.number ?? '' })]);
    for (const outcome of [unsealed, adjusted, raised, back, moved])
      expect(outcome).toMatchObject({ review: 0, left: 0 });
    return { unsealed, adjusted, raised, back, moved };
  }

  const filed = await fileAll();
  const sheet = await sheetOf(clerk);
  expect(sheet).toMatchObject({
    previous: { heads: 3, amount: 600_000n },
    added: { heads: 1, amount: 220_000n },
    // 12,000 and 6,000 instead of twice 10,000 at 20%; then all four, 39,000, at 24% instead of 20%.
    adjusted: { heads: 6, amount: -40_000n + 156_000n },
    current: { heads: 4, amount: 936_000n },
    // The base of 201909 was 10,000 still, the ratio 10% + 10%.
    backPay: { heads: 1, amount: 200_000n },
  });
  expect(await linesOf(clerk, 'transfer')).toMatchObject([{ movedAmount: 200_000n, state: 'effective' }]);
  expect(await brokenInvariants(owner)).toEqual([]);

  const early = await act(clerk, revokeFilings, { input: { ids: filed.unsealed.ids, reason: '' } });
  expect(early).toMatchObject({ refusal: 'revoke-later-first' });
  for (const { ids } of [filed.moved, filed.back, filed.raised, filed.adjusted, filed.unsealed]) {
    await done(clerk, revokeFilings, { ids, reason: '' });
  }
  expect({ sheet: await sheetOf(clerk), accounts: await accountsOf(clerk) }).toEqual(before);
  expect(await brokenInvariants(owner)).toEqual([]);

  await fileAll();
  expect(await sheetOf(clerk)).toEqual(sheet);
  await payMonth(funds, await registerMonth(owner, clerk));
  const lines = await rowsOf(
    owner,
    sql`select j.kind, j.first_month, e.amount, e.balance from entries e join journals j on j.id = e.journal_id where e.account_id = ${four.id} order by e.version`,
  );
  expect(lines).toEqual([
    { kind: 'remittance', first_month: '2019-08', amount: 200_000n, balance: 200_000n },
    { kind: 'remittance', first_month: '2019-10', amount: 264_000n, balance: 464_000n },
    { kind: 'back-pay', first_month: '2019-09', amount: 200_000n, balance: 664_000n },
  ]);
  expect(await brokenInvariants(owner)).toEqual([]);
});
