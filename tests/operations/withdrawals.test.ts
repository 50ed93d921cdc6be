import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { unitLedger, unitLedgerTotals, type UnitLedgerKind } from '@/lib/ledger/unit-ledger';
import { readAs } from '@/lib/operations/read';
import { day } from '@/lib/values/day';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { getWithdrawalFile, listWithdrawalFiles } from '@/lib/withdrawals/list-withdrawals';
import { change, logOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { actOn, rowsOf } from '../support/remittance';
import {
  secondAtDesk,
  withdraw,
  withdrawalInput,
  withdrawalLine,
  withMoney,
  type Withdrawer,
} from '../support/withdrawals';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  second = await secondAtDesk(owner);
});

async function somebody(): Promise<{ clerk: OperatorPrincipal; person: Withdrawer }> {
  const clerk = await makeUnit(owner);
  const [person] = await withMoney(owner, { clerk, funds });
  if (!person) throw new Error('somebody was opened');
  return { clerk, person };
}

async function balanceOf(person: Withdrawer): Promise<bigint | undefined> {
  const [row] = await rowsOf<{ balance: bigint }>(
    owner,
    sql`select balance from ledger_accounts where id = ${person.id}`,
  );
  return row?.balance;
}

function flows(clerk: OperatorPrincipal, kind: UnitLedgerKind | null) {
  const query = { kind, from: day('2019-08-01'), to: day('2019-08-31') };
  return readAs(clerk, (tx) =>
    unitLedger.page(tx, clerk.unitId, { query, page: { page: 1, size: 50, sort: '', descending: false } }),
  );
}

async function imported(lines: Parameters<typeof withdrawalInput>[0]): Promise<string> {
  return (await done(funds, importWithdrawals, withdrawalInput(lines))).id;
}

describe('imported by one and agreed by another', () => {
  test('withdrawals leave the accounts and the bank, and stand in both ledgers of the unit', async () => {
    const clerk = await makeUnit(owner);
    const [one, two, three] = (await withMoney(owner, { clerk, funds, people: 3 })) as [
      Withdrawer,
      Withdrawer,
      Withdrawer,
    ];
    const id = await imported([
      withdrawalLine(one, { kind: 'purchase-withdrawal', amount: '1500.00' }),
      withdrawalLine(two, { kind: 'repayment-withdrawal', amount: '800.50' }),
      withdrawalLine(three, { kind: 'repayment-withdrawal', amount: '2400.00' }),
      withdrawalLine(two, { kind: 'repayment-withdrawal', amount: '99.50' }),
    ]);
    expect(await Promise.all([one, two, three].map(balanceOf))).toEqual([240_000n, 240_000n, 240_000n]);
    expect((await flows(clerk, 'repayment-withdrawal')).rows).toEqual([]);

    expect(await done(second, decideWithdrawals, { id, decision: 'confirm' })).toEqual({ id, decision: 'confirm' });
    expect(await Promise.all([one, two, three].map(balanceOf))).toEqual([90_000n, 150_000n, 0n]);
    const booked = await rowsOf(
      owner,
      sql`select j.kind, count(*) filter (where l.code = '201')::integer as people, sum(e.amount) filter (where l.code = '101') as bank
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
        where j.unit_id = ${clerk.unitId} and j.kind like '%withdrawal' group by j.kind order by j.kind`,
    );
    expect(booked).toMatchObject([
      { kind: 'purchase-withdrawal', people: 1, bank: '150000' },
      { kind: 'repayment-withdrawal', people: 2, bank: '330000' },
    ]);
    const { rows } = await flows(clerk, 'repayment-withdrawal');
    expect(rows).toMatchObject([{ people: 2, income: 0n, expense: 330_000n, interest: 0n, postedOn: '2019-08-20' }]);
    expect(unitLedgerTotals((await flows(clerk, null)).rows)).toMatchObject({
      income: 720_000n,
      expense: 480_000n,
      sum: 240_000n,
    });
    const page = { page: 1, size: 10 };
    const ledger = await readAs(clerk, (tx) => employeeLedger(tx, clerk.unitId, { accountId: two.id, page }));
    expect(ledger.rows[0]).toMatchObject({ kind: 'repayment-withdrawal', amount: -90_000n, balance: 150_000n });
    const stranger = await makeUnit(owner);
    expect((await flows(stranger, 'repayment-withdrawal')).rows).toEqual([]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('one journal for each unit, kind and day; interest runs until the day, whenever it is booked', async () => {
    const { clerk, person } = await somebody();
    const { clerk: elsewhere, person: other } = await somebody();
    const lines = [
      withdrawalLine(person, { withdrawnOn: day('2019-08-25'), amount: '1000.00' }),
      withdrawalLine(person, { withdrawnOn: day('2019-08-22'), amount: '1400.00' }),
      withdrawalLine(other, { withdrawnOn: day('2019-08-22'), amount: '24.00' }),
    ];
    const later = { operation: importWithdrawals, input: withdrawalInput(lines) };
    const outcome = await actOn('2019-08-30', funds, later);
    if (!outcome.ok) throw new Error(outcome.refusal);
    const decide = { operation: decideWithdrawals, input: { id: outcome.result.id, decision: 'confirm' as const } };
    expect(await actOn('2019-08-30', second, decide)).toMatchObject({ ok: true });
    const booked = await rowsOf(
      owner,
      sql`select unit_id, value_on::text, posted_on::text from journals where unit_id in (${clerk.unitId}, ${elsewhere.unitId}) and kind = 'purchase-withdrawal' order by unit_id = ${elsewhere.unitId}, link`,
    );
    expect(booked).toEqual([
      { unit_id: clerk.unitId, value_on: '2019-08-22', posted_on: '2019-08-30' },
      { unit_id: clerk.unitId, value_on: '2019-08-25', posted_on: '2019-08-30' },
      { unit_id: elsewhere.unitId, value_on: '2019-08-22', posted_on: '2019-08-30' },
    ]);
    const [product] = await rowsOf(owner, sql`select product from ledger_accounts where id = ${person.id}`);
    expect(product).toEqual({ product: 240_000n * 2n + 100_000n * 3n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('declined, nothing is booked, and the same file may come again', async () => {
    const { person } = await somebody();
    const input = withdrawalInput([withdrawalLine(person)]);
    const { id } = await done(funds, importWithdrawals, input);
    await done(second, decideWithdrawals, { id, decision: 'decline' });
    expect(await balanceOf(person)).toBe(240_000n);
    const again = await done(funds, importWithdrawals, input);
    expect(again).toMatchObject({ isKnown: false });
    expect(again.id).not.toBe(id);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('files are listed with who brought and who decided them', async () => {
    const { person } = await somebody();
    const id = await withdraw({ funds, second }, [withdrawalLine(person, { amount: '12.34' })]);
    const page = { page: 1, size: 200 };
    const { rows } = await readAs(funds, (tx) => listWithdrawalFiles(tx, page));
    expect(rows.find(({ file }) => file.id === id)).toMatchObject({
      lines: 1,
      amount: 1_234n,
      proposer: funds.name,
      decider: second.name,
      file: { state: 'done' },
    });
    const shown = { page, today: day('2019-08-20') };
    expect(await readAs(funds, (tx) => getWithdrawalFile(tx, id, shown))).toMatchObject({
      rows: [{ accountNumber: person.number, name: person.name }],
      faults: [],
    });
    expect(await readAs(funds, (tx) => getWithdrawalFile(tx, randomUUID(), shown))).toBeUndefined();
  });
});

describe('an import is refused', () => {
  test.each<[string, (person: Withdrawer) => Parameters<typeof withdrawalLine>[1] | Promise<undefined>]>([
    ['of nobody’s account', () => ({ accountNumber: '0' })],
    ['under another name', () => ({ name: '别人' })],
    ['on a day to come', () => ({ withdrawnOn: day('2019-08-21') })],
    ['of more than there is', () => ({ amount: '2400.01' })],
    ['of what came after the day', () => ({ withdrawnOn: day('2019-08-19') })],
    [
      'from a frozen account',
      ({ id }) => change(owner, sql`update accounts set status = 'frozen' where id = ${id}`).then(() => undefined),
    ],
  ])('%s', async (_, changed) => {
    const { person } = await somebody();
    const line = withdrawalLine(person, await changed(person));
    expect(await act(funds, importWithdrawals, { input: withdrawalInput([line]) })).toEqual({
      ok: false,
      refusal: 'withdrawals-faulty',
      values: { count: '1' },
    });
    expect(await logOf(owner, funds.id, 'withdrawals.import')).toContain('withdrawals-faulty');
    await change(owner, sql`update accounts set status = 'normal' where id = ${person.id}`);
  });

  test('to other roles and to units', async () => {
    const { clerk, person } = await somebody();
    const input = withdrawalInput([withdrawalLine(person)]);
    const others = [await makeStaff(owner, ['counter', 'reviewer', 'administrator']), clerk];
    for (const principal of others) {
      expect(await act(principal, importWithdrawals, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(
        await act(principal, decideWithdrawals, { input: { id: randomUUID(), decision: 'confirm' } }),
      ).toMatchObject({ refusal: 'not-permitted' });
    }
  });
});

describe('the same again', () => {
  test('under one key, and the same file under another, is one file; a serial number is booked once', async () => {
    const { person } = await somebody();
    const line = withdrawalLine(person);
    const input = withdrawalInput([line]);
    const key = randomUUID();
    const first = await act(funds, importWithdrawals, { input, key });
    expect(await act(funds, importWithdrawals, { input, key })).toEqual(first);
    if (!first.ok) throw new Error(first.refusal);
    expect(await done(second, importWithdrawals, input)).toEqual({ id: first.result.id, isKnown: true });
    const faulty = { refusal: 'withdrawals-faulty' };
    const anew = () => act(funds, importWithdrawals, { input: withdrawalInput([line]) });
    expect(await anew()).toMatchObject(faulty);
    await done(second, decideWithdrawals, { id: first.result.id, decision: 'confirm' });
    expect(await anew()).toMatchObject(faulty);
    expect(await done(funds, importWithdrawals, input)).toEqual({ id: first.result.id, isKnown: true });
    expect(await balanceOf(person)).toBe(230_000n);
  });

  test('of two who import the same serial number at once, one is first', async () => {
    const { person } = await somebody();
    const line = withdrawalLine(person);
    const outcomes = await Promise.all(
      [funds, second].map((principal) => act(principal, importWithdrawals, { input: withdrawalInput([line]) })),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'withdrawals-faulty',
    ]);
  });

  test('of two who decide at once, one does; of two files that draw on one balance, what waits counts', async () => {
    const { person } = await somebody();
    const id = await imported([withdrawalLine(person, { amount: '2000.00' })]);
    const more = withdrawalInput([withdrawalLine(person, { amount: '400.01' })]);
    expect(await act(funds, importWithdrawals, { input: more })).toMatchObject({ refusal: 'withdrawals-faulty' });
    const outcomes = await Promise.all(
      [second, await secondAtDesk(owner)].map((principal) =>
        act(principal, decideWithdrawals, { input: { id, decision: 'confirm' } }),
      ),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'withdrawals-decided',
    ]);
    expect(await balanceOf(person)).toBe(40_000n);
  });
});

describe('a decision is refused', () => {
  test('to who imported it, of what is not there, and without proving oneself again', async () => {
    const { person } = await somebody();
    const { id } = await done(second, importWithdrawals, withdrawalInput([withdrawalLine(person)]));
    const confirm = { input: { id, decision: 'confirm' as const } };
    expect(await act(second, decideWithdrawals, confirm)).toMatchObject({ refusal: 'withdrawals-own-proposal' });
    expect(await act(funds, decideWithdrawals, confirm)).toEqual({
      ok: false,
      refusal: 'step-up-needed',
      values: { group: 'withdrawals' },
    });
    const nothing = { input: { id: randomUUID(), decision: 'decline' as const } };
    expect(await act(second, decideWithdrawals, nothing)).toMatchObject({ refusal: 'not-found' });
  });

  test('when an account was frozen meanwhile, all of it; the page names the row', async () => {
    const clerk = await makeUnit(owner);
    const [one, two] = (await withMoney(owner, { clerk, funds, people: 2 })) as [Withdrawer, Withdrawer];
    const id = await imported([withdrawalLine(one), withdrawalLine(two)]);
    await change(owner, sql`update accounts set status = 'frozen' where id = ${two.id}`);
    expect(await act(second, decideWithdrawals, { input: { id, decision: 'confirm' } })).toMatchObject({
      refusal: 'withdrawals-faulty',
      values: { count: '1' },
    });
    expect(await balanceOf(one)).toBe(240_000n);
    const shown = { page: { page: 1, size: 50 }, today: day('2019-08-20') };
    expect(await readAs(funds, (tx) => getWithdrawalFile(tx, id, shown))).toMatchObject({
      faults: [{ row: 3, column: 'accountNumber', code: 'account-frozen' }],
    });
    await done(second, decideWithdrawals, { id, decision: 'decline' });
    await change(owner, sql`update accounts set status = 'normal' where id = ${two.id}`);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
