import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { BANK_DEPOSIT } from '@/lib/ledger/chart';
import { postJournal } from '@/lib/ledger/post-journal';
import { addDays, day, daysBetween } from '@/lib/values/day';
import { fen, fenToText } from '@/lib/values/money';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { makeStaff, makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { actOn, rowsOf } from '../support/remittance';
import { secondAtDesk, withdrawalInput, withdrawalLine, type Withdrawer } from '../support/withdrawals';

const { owner } = useDatabase();
const FIRST = day('2019-08-20');
const LAST = '2019-08-30';
const RUNS = 25;
let clerk: OperatorPrincipal;
let funds: StaffPrincipal;
let second: StaffPrincipal;
let people: Withdrawer[];

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  second = await secondAtDesk(owner);
  clerk = await makeUnit(owner);
  const opened = await openAccounts(
    clerk,
    Array.from({ length: RUNS }, (_, place) => openLine(place + 1)),
  );
  people = opened.map(({ id, number, name }) => ({ id, number, name }));
});

/** Money that moves on one of the first days, in fen. */
interface Moved {
  after: number;
  amount: number;
}

/** Half of what comes at most: so that about as many are covered as are not. */
function moves(most: number): fc.Arbitrary<Moved[]> {
  const one = fc.record({ after: fc.integer({ min: 0, max: 6 }), amount: fc.integer({ min: 1, max: most }) });
  return fc.array(one, { minLength: 1, maxLength: 4 });
}

async function deposit({ id }: Withdrawer, { after, amount }: Moved): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    const [log] = await tx.execute<{ id: string }>(sql`select id from operation_log where outcome = 'done' limit 1`);
    const header = {
      kind: 'opening',
      unitId: clerk.unitId,
      logId: log?.id ?? '',
      valueOn: addDays(FIRST, after),
    } as const;
    const lines = sql`select ${id}::uuid as account_id, ${amount}::bigint as amount union all select ${BANK_DEPOSIT}::uuid, ${-amount}::bigint`;
    await postJournal(tx, header, { lines, clock: testClock });
  });
}

function sumUntil(moves: Moved[], after: number): number {
  return moves.filter((one) => one.after <= after).reduce((sum, { amount }) => sum + amount, 0);
}

test('withdrawals are taken if the account had the money on every day from theirs on, and earn interest until then', async () => {
  const seen = { taken: 0, refused: 0 };
  let run = 0;
  await fc.assert(
    fc.asyncProperty(moves(300), moves(150), async (came, went) => {
      const person = people[run++ % RUNS];
      if (!person) throw new Error('nobody is left');
      for (const one of came) await deposit(person, one);
      const lines = went.map(({ after, amount }) =>
        withdrawalLine(person, { withdrawnOn: addDays(FIRST, after), amount: fenToText(fen(BigInt(amount))) }),
      );
      const outcome = await actOn(LAST, funds, { operation: importWithdrawals, input: withdrawalInput(lines) });
      const covered = [0, 1, 2, 3, 4, 5, 6].every((after) => sumUntil(went, after) <= sumUntil(came, after));
      expect(outcome.ok).toBe(covered);
      seen[covered ? 'taken' : 'refused'] += 1;
      if (!outcome.ok) return;
      const input = { id: outcome.result.id, decision: 'confirm' as const };
      expect(await actOn(LAST, second, { operation: decideWithdrawals, input })).toMatchObject({ ok: true });
      const [account] = await rowsOf<{ balance: bigint; product: bigint; on: string }>(
        owner,
        sql`select balance, product, product_on::text as on from ledger_accounts where id = ${person.id}`,
      );
      if (!account) throw new Error('the account is there');
      const until = daysBetween(FIRST, day(account.on));
      const days = (moves: Moved[]) => moves.reduce((sum, { after, amount }) => sum + amount * (until - after), 0);
      expect([account.balance, account.product]).toEqual([
        BigInt(sumUntil(came, 6) - sumUntil(went, 6)),
        BigInt(days(came) - days(went)),
      ]);
    }),
    { numRuns: RUNS, endOnFailure: true, seed: 20_190_820 },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(0);
  expect(await brokenInvariants(owner)).toEqual([]);
});
