import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { useDatabase } from '../support/database';
import { makeStaff, makeUnit, setParameters } from '../support/hall';
import { openPeople, payMonth, registerMonth, rowsOf, type Registered } from '../support/remittance';
import { fen, fenToText } from '@/lib/values/money';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
});

/** Bases within the law, to the fen, so that no line goes to review. */
const bases = fc.array(fc.bigInt({ min: 165_000n, max: 2_850_000n }), { minLength: 1, maxLength: 12 });
const months = fc.integer({ min: 1, max: 2 });

/** What an employee's ledger shows after a posting, beside what his roster line says. */
interface Credited extends Record<string, unknown> {
  share: bigint;
  amount: bigint;
  balance: bigint;
  version: number;
  remitted: string;
}

function creditedBy({ remittanceId }: Registered): Promise<Credited[]> {
  return rowsOf<Credited>(
    owner,
    sql`select r.unit_share + r.own_share as share, e.amount, e.balance, e.version, l.remitted_month as remitted
      from roster_lines r
      left join journals j on j.remittance_id = r.remittance_id and j.kind = 'remittance'
      left join entries e on e.journal_id = j.id and e.account_id = r.account_id
      left join ledger_accounts l on l.id = r.account_id
      where r.remittance_id = ${remittanceId}`,
  );
}

async function journalOf({ remittanceId }: Registered) {
  const [journal] = await rowsOf<{ sum: bigint; entries: number; bank: bigint }>(
    owner,
    sql`select sum(e.amount)::bigint as sum, count(*)::integer as entries, (sum(e.amount) filter (where l.code = '101'))::bigint as bank
      from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
      where j.remittance_id = ${remittanceId}`,
  );
  return journal;
}

async function payNextMonth(clerk: OperatorPrincipal): Promise<Registered> {
  const payment = await registerMonth(owner, clerk);
  await payMonth(funds, payment);
  return payment;
}

describe('posting a month', () => {
  test('gives every employee exactly his roster’s shares, each month once, and sums to zero', async () => {
    await fc.assert(
      fc.asyncProperty(bases, months, async (salaries, count) => {
        const clerk = await makeUnit(owner);
        await openPeople(
          clerk,
          salaries.length,
          salaries.map((base) => ({ base: fenToText(fen(base)) })),
        );
        for (let version = 1; version <= count; version += 1) {
          const payment = await payNextMonth(clerk);
          const credited = await creditedBy(payment);
          expect(credited).toHaveLength(salaries.length);
          for (const line of credited) {
            expect(line).toMatchObject({ amount: line.share, balance: line.share * BigInt(version), version });
            expect(line.remitted).toBe(`2019-0${String(7 + version)}`);
          }
          const due = credited.reduce((total, line) => total + line.share, 0n);
          expect(payment.amount).toBe(due);
          expect(await journalOf(payment)).toEqual({ sum: 0n, entries: salaries.length + 1, bank: -due });
        }
      }),
      { numRuns: 15 },
    );
  });

  test('rounds each share by itself to the whole yuan (A-5)', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 2, [{ base: '16029.00' }, { base: '1654.17' }]);
    const credited = await creditedBy(await payNextMonth(clerk));
    // 16,029.00 × 12% = 1,923.48 and 1,654.17 × 12% = 198.5004, each half of it rounded alone.
    expect(credited.map((line) => line.amount).sort()).toEqual([2n * 192_300n, 2n * 19_900n].sort());
  });
});

test('the books as a whole: every balance is the sum of its entries, and all of them are zero', async () => {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 3);
  await payNextMonth(clerk);
  const wrong = await rowsOf(
    owner,
    sql`select l.id from ledger_accounts l left join entries e on e.account_id = l.id
      group by l.id having l.balance <> coalesce(sum(e.amount), 0) or l.version <> count(e.account_id)`,
  );
  expect(wrong).toEqual([]);
  const [all] = await rowsOf<{ total: bigint }>(owner, sql`select sum(balance)::bigint as total from ledger_accounts`);
  expect(all?.total).toBe(0n);
});
