import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payOpenMonth } from '../support/back-payments';
import { change, openAccounts } from '../support/change-roster';
import { applyForCorrection, approveCorrection } from '../support/corrections';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { makeStaff, setParameters } from '../support/hall';
import { newLine, payingUnit } from '../support/paying-units';
import { rowsOf, suspenseOf } from '../support/remittance';

const { owner } = useDatabase();
const MONTHS = ['2019-08', '2019-09', '2019-10'];

const anyCase = fc.record({
  bases: fc.array(fc.integer({ min: 1_650, max: 28_500 }), { minLength: 1, maxLength: 3 }),
  first: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 3 }),
});

test('suspense grows by exactly what the employees lose, and nobody falls below zero', async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  const funds = await makeStaff(owner, ['funds']);
  const reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ bases, first, count }) => {
      const lines = bases.map((base) => newLine({ base: String(base) }));
      const { clerk, accounts } = await payingUnit(owner, funds, lines);
      for (const _ of MONTHS.slice(1)) await payOpenMonth(owner, funds, clerk);
      const before = await balancesOf(clerk.unitId);
      const months = MONTHS.slice(first, first + count);
      for (const account of accounts) {
        await approveCorrection(reviewers, await applyForCorrection(clerk, account, { months }));
      }
      const after = await balancesOf(clerk.unitId);
      expect(await suspenseOf(owner, clerk.unitId)).toBe(before.total - after.total);
      // Every month paid the same, so that what is left is what the months that stay had paid.
      expect(after.total * BigInt(MONTHS.length)).toBe(before.total * BigInt(MONTHS.length - months.length));
      expect(after.least >= 0n).toBe(true);
    }),
    { numRuns: 4 },
  );
  expect(await brokenInvariants(owner)).toEqual([]);
});

test('of whom nothing paid is left has no 缴至年月, in whatever order his months are taken back', async () => {
  const funds = await makeStaff(owner, ['funds']);
  const reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
  const { clerk, account } = await payingUnit(owner, funds);
  for (const _ of MONTHS.slice(1)) await payOpenMonth(owner, funds, clerk);
  for (const month of MONTHS) {
    await approveCorrection(reviewers, await applyForCorrection(clerk, account, { months: [month] }));
  }
  expect(await remittedMonthOf(account.id)).toBeNull();
});

test('nor has he who was opened for months that nobody paid', async () => {
  const funds = await makeStaff(owner, ['funds']);
  const reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
  const { clerk } = await payingUnit(owner, funds);
  const line = newLine({ firstMonth: '201908' });
  const opened = (await openAccounts(clerk, [line])).find(({ name }) => name === line.name);
  if (!opened) throw new Error('somebody was opened');
  await payOpenMonth(owner, funds, clerk);
  expect(await remittedMonthOf(opened.id)).toBe('2019-09');
  await approveCorrection(reviewers, await applyForCorrection(clerk, opened, { months: ['2019-09'] }));
  expect(await remittedMonthOf(opened.id)).toBeNull();
  expect(await brokenInvariants(owner)).toEqual([]);
});

async function remittedMonthOf(accountId: string): Promise<string | null> {
  const [row] = await rowsOf<{ month: string | null }>(
    owner,
    sql`select remitted_month as month from ledger_accounts where id = ${accountId}`,
  );
  return row?.month ?? null;
}

async function balancesOf(unitId: string): Promise<{ total: bigint; least: bigint }> {
  const [row] = await rowsOf<{ total: string; least: string }>(
    owner,
    sql`select sum(balance)::text as total, min(balance)::text as least from ledger_accounts where code = '201' and unit_id = ${unitId}`,
  );
  return { total: BigInt(row?.total ?? 0), least: BigInt(row?.least ?? 0) };
}
