import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { differencesOwed, differencesToFile } from '@/lib/filings/differences-owed';
import { draftDifferences } from '@/lib/filings/draft-differences';
import { submitFilings } from '@/lib/filings/submit-filings';
import { readAs } from '@/lib/operations/read';
import { month } from '@/lib/values/month';
import { BACK_PAYMENTS, payOpenMonth } from '../support/back-payments';
import { accountsOf, change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { baseLine, file } from '../support/filing-kinds';
import { done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { openPeople, unitOf } from '../support/remittance';

const { owner } = useDatabase();
const PEOPLE = 10_000;
const LINES = 2 * PEOPLE;

interface Step {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  Plans?: Step[];
}

/** The most rows that one step of the plan goes through, all its turns together. */
function mostRows(step: Step): number {
  const { 'Rows Removed by Filter': filtered = 0, 'Rows Removed by Join Filter': joined = 0 } = step;
  const own = (step['Actual Rows'] + filtered + joined) * step['Actual Loops'];
  return Math.max(own, ...(step.Plans ?? []).map(mostRows));
}

function planned(clerk: OperatorPrincipal): Promise<number> {
  return readAs(clerk, async (tx) => {
    const year = { lines: sql`f.month between '2019-07' and '2020-06'`, from: month('2019-07') };
    const [row] = await tx.execute<{ 'QUERY PLAN': { Plan: Step }[] }>(
      sql`explain (analyze, format json) ${differencesOwed(await unitOf(clerk), year)}`,
    );
    const [plan] = row?.['QUERY PLAN'] ?? [];
    return plan ? mostRows(plan.Plan) : Infinity;
  });
}

function left(clerk: OperatorPrincipal) {
  return readAs(clerk, async (tx) => differencesToFile(tx, await unitOf(clerk), {}));
}

test('differences of ten thousand people are drafted in one go, and looked for in no plan that goes through all for each', async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  const funds = await makeStaff(owner, ['funds']);
  const clerk = await makeUnit(owner);
  await openPeople(clerk, PEOPLE);
  for (let paid = 0; paid < 2; paid += 1) await payOpenMonth(owner, funds, clerk);
  await change(owner, sql`analyze`);
  await file(
    clerk,
    'base',
    (await accountsOf(clerk)).map((account) => baseLine(account)),
  );
  // Of what was just written the database has no statistics, which is when the pages ask.
  expect(await planned(clerk)).toBeLessThan(4 * LINES);
  expect(await left(clerk)).toMatchObject({ people: PEOPLE, lines: LINES });
  expect(await done(clerk, draftDifferences, {})).toMatchObject({ saved: LINES });
  expect(await planned(clerk)).toBeLessThan(4 * LINES);
  expect(await left(clerk)).toBeUndefined();
  expect(await done(clerk, submitFilings, BACK_PAYMENTS)).toMatchObject({ effective: LINES });
  expect(await planned(clerk)).toBeLessThan(4 * LINES);
  expect(await left(clerk)).toBeUndefined();
});
