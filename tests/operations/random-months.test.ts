import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import {
  adjustPerson,
  backPayPerson,
  openPerson,
  raiseRatio,
  sealPerson,
  isRare,
  transferPerson,
  unsealPerson,
} from '../support/model/filing-commands';
import { correctPerson } from '../support/model/correction-commands';
import type { Model, Real, UnitIndex } from '../support/model/month-commands';
import { newModelUnit } from '../support/model/month-model';
import {
  expire,
  payFromSuspense,
  receive,
  register,
  revoke,
  revokeMonth,
  revokeMonthWithLast,
  saveMonths,
} from '../support/model/payment-commands';
import { rowsOf } from '../support/remittance';

const PEOPLE = 5;
const COMMANDS = 40;
const RUNS = 200;

/** Runs that once broke something; each is run again every time. */
const FOUND: [seed: number, path: string][] = [];

const { owner } = useDatabase();
let funds: StaffPrincipal;
let reviewers: Real['reviewers'];
let firstPerson = 1;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  reviewers = [await makeStaff(owner, ['reviewer']), await makeStaff(owner, ['reviewer'])];
});

const choice = fc.record({
  unit: fc.constantFrom<UnitIndex>(0, 0, 1),
  person: fc.nat(PEOPLE - 1),
  yuan: fc.integer({ min: 2000, max: 28000 }),
  back: fc.nat(3),
  difference: fc.constantFrom(0, 0, 0, 5000, -100),
  months: fc.constantFrom(1, 1, 1, 1, 2, 3, 12),
  pick: fc.nat(10_000),
});

type Choice = typeof choice extends fc.Arbitrary<infer Made> ? Made : never;

/** Each command as often as it should come where all are possible. */
const WEIGHTS: [number, (of: Choice) => fc.AsyncCommand<Model, Real>][] = [
  [6, ({ unit, person, yuan }) => openPerson(unit, person, yuan)],
  [5, ({ unit, person }) => sealPerson(unit, person)],
  [4, ({ unit, person, yuan }) => unsealPerson(unit, person, yuan)],
  [4, ({ unit, person, yuan }) => adjustPerson(unit, person, yuan)],
  [1, ({ unit }) => raiseRatio(unit)],
  [4, ({ unit, person, back }) => backPayPerson(unit, person, back)],
  [6, ({ unit, person }) => transferPerson(unit, person)],
  [4, ({ unit, person, yuan, back }) => correctPerson(unit, person, { back, any: isRare(yuan) })],
  [7, ({ unit }) => revoke(unit)],
  [4, ({ unit, months }) => saveMonths(unit, months)],
  [1, ({ unit }) => revokeMonth(unit)],
  [1, ({ unit }) => revokeMonthWithLast(unit)],
  [1, ({ unit }) => expire(unit)],
  [6, ({ unit }) => register(unit)],
  [1, ({ unit }) => payFromSuspense(unit)],
  [8, ({ unit, difference }) => receive(unit, difference)],
];

/** One command among those that are possible when its turn comes. */
function step(of: Choice): fc.AsyncCommand<Model, Real> {
  let said = 'not run';
  return {
    check: () => true,
    async run(model, real) {
      const possible = WEIGHTS.map(([weight, make]) => ({ weight, made: make(of) }));
      const enabled = possible.filter(({ made }) => made.check(model));
      let left = of.pick % enabled.reduce((sum, { weight }) => sum + weight, 0);
      const chosen = enabled.find(({ weight }) => (left -= weight) < 0);
      if (!chosen) throw new Error('opening or receiving is always possible');
      said = chosen.made.toString();
      await chosen.made.run(model, real);
    },
    toString: () => said,
  };
}

const commands = fc.array(choice.map(step), { minLength: COMMANDS, maxLength: COMMANDS });

async function begin(): Promise<{ model: Model; real: Real }> {
  const clerks: Real['clerks'] = [await makeUnit(owner), await makeUnit(owner)];
  for (const { unitId } of clerks) {
    await change(owner, sql`update units set unit_ratio = 500, own_ratio = 500 where id = ${unitId}`);
  }
  const rows = await rowsOf<{ id: string; number: string }>(owner, sql`select id, number from units`);
  const numberOf = (id: string) => rows.find((row) => row.id === id)?.number ?? '';
  firstPerson += PEOPLE;
  return {
    model: { units: [newModelUnit(), newModelUnit()] },
    real: {
      ...{ owner, clerks, funds, reviewers, firstPerson, today: testClock.today() },
      numbers: [numberOf(clerks[0].unitId), numberOf(clerks[1].unitId)],
      remittances: [null, null],
      payments: [null, null],
    },
  };
}

/** Accounts, balances and suspense as the database has them must be the model's. */
async function compare({ model, real }: { model: Model; real: Real }): Promise<void> {
  for (const [place, { unitId }] of real.clerks.entries()) {
    const expected = model.units[place as UnitIndex];
    const accounts = await rowsOf<{ id: string; status: string; base: bigint; balance: bigint; product: bigint }>(
      owner,
      sql`select a.id, a.status, a.base, l.balance, l.product from accounts a join ledger_accounts l on l.id = a.id
        where a.unit_id = ${unitId} and a.status <> 'revoked' order by a.number`,
    );
    const live = accounts.filter(({ id }) => [...expected.accounts.values()].some((account) => account.id === id));
    const wanted = [...expected.accounts.values()].map(({ id, status, base, balance, product }) => ({
      id,
      status,
      base,
      balance,
      product,
    }));
    expect(live).toEqual(expect.arrayContaining(wanted));
    const [row] = await rowsOf<{ suspense: bigint }>(
      owner,
      sql`select coalesce(sum(balance), 0)::bigint as suspense from ledger_accounts where unit_id = ${unitId} and code = '219'`,
    );
    expect(row?.suspense).toBe(expected.suspense);
  }
}

test(
  `random months of random units follow the model: ${String(RUNS)} runs of ${String(COMMANDS)} commands`,
  { timeout: 1_800_000 },
  async () => {
    const property = fc.asyncProperty(commands, async (steps) => {
      const begun = await begin();
      await fc.asyncModelRun(() => begun, steps);
      await compare(begun);
      expect(await brokenInvariants(owner)).toEqual([]);
    });
    for (const [seed, path] of FOUND) await fc.assert(property, { seed, path, endOnFailure: true });
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  },
);
