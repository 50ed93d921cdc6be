import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { INTEREST_EXPENSE } from '@/lib/ledger/chart';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { postJournal } from '@/lib/ledger/post-journal';
import { readAs } from '@/lib/operations/read';
import { newId } from '@/lib/values/ids';
import { day } from '@/lib/values/day';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { ledgerOf, numberOf, payBack, payOpenMonth } from '../support/back-payments';
import { accountsOf, change, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file, linesOf, transferLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { atLeastOne, moveToBranch, newLine, unitWithSealed } from '../support/paying-units';
import {
  actOn,
  payMonth,
  registerMonth,
  rowsOf,
  saveMonth,
  sheetOf,
  unitOf,
  type Registered,
} from '../support/remittance';
import { lineOf, makeMover, move, noticesOf, standingOf, type Mover } from '../support/transfers';
import { withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
const save = saveFilings('transfer');
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

function revoke(clerk: OperatorPrincipal, id: string) {
  return act(clerk, revokeFilings, { input: { ids: [id], reason: '' } });
}

/** The transfer on another day than the money came. */
async function moveOn(today: string, mover: Mover): Promise<string> {
  const { ids } = await done(mover.old, save, { lines: [lineOf(mover)] });
  const input = { list: 'transfers', select: ids } as const;
  expect(await actOn(today, mover.old, { operation: submitFilings, input })).toMatchObject({
    ok: true,
    result: { effective: 1 },
  });
  return ids[0] ?? '';
}

function journalsOf({ unitId }: OperatorPrincipal) {
  return rowsOf(
    owner,
    sql`select j.kind, j.first_month as month, j.value_on::text as day, count(*)::integer as entries, sum(e.product)::bigint as product
      from journals j join entries e on e.journal_id = j.id where j.unit_id = ${unitId} and j.kind like 'transfer%' group by j.id order by j.link`,
  );
}

describe('a transfer', () => {
  test('saved, changes nothing; submitted, moves balance and 积数 in one journal and closes the old account (Q-84, T-4)', async () => {
    const mover = await makeMover(owner, funds);
    const { old, account, next, there } = mover;
    await done(old, save, { lines: [lineOf(mover)] });
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'sealed', balance: 240_000n });
    expect(await standingOf(owner, there.id)).toMatchObject({ awaits: true, balance: 0n });
    const before = [await sheetOf(old), await sheetOf(next)];
    const input = { list: 'transfers', select: 'all' } as const;
    const outcome = await actOn('2019-08-30', old, { operation: submitFilings, input });
    expect(outcome).toMatchObject({ ok: true, result: { effective: 1, review: 0, left: 0 } });
    // Ten days of 2,400.00, in fen times days.
    expect(await standingOf(owner, account.id)).toEqual({
      ...{ status: 'merged', into: there.id, closed: '2019-08-30', awaits: false, balance: 0n, product: 0n },
    });
    expect(await standingOf(owner, there.id)).toEqual({
      ...{ status: 'normal', into: null, closed: null, awaits: false, balance: 240_000n, product: 2_400_000n },
    });
    expect(await journalsOf(old)).toEqual([
      { kind: 'transfer', month: null, day: '2019-08-30', entries: 2, product: 0n },
    ]);
    expect([await sheetOf(old), await sheetOf(next)]).toEqual(before);
    expect(await accountsOf(next)).toMatchObject([{ base: there.base, monthly: there.monthly, remittedMonth: null }]);
    expect(await linesOf(old, 'transfer')).toMatchObject([
      {
        state: 'effective',
        month: '2019-08',
        movedAmount: 240_000n,
        reason: '工作调动',
        accountNumber: account.number,
      },
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('stands in both units’ ledgers, each with its own lines, and the new unit is told', async () => {
    const mover = await makeMover(owner, funds);
    const { old, account, next, there, line } = mover;
    await move(mover);
    const page = { page: 1, size: 10 };
    const ledger = (clerk: OperatorPrincipal, accountId: string) =>
      readAs(clerk, (tx) => employeeLedger(tx, clerk.unitId, { accountId, page }));
    expect(await ledger(next, there.id)).toMatchObject({
      total: 1,
      rows: [{ kind: 'transfer', amount: 240_000n, balance: 240_000n, postedOn: '2019-08-20' }],
    });
    expect((await ledger(old, account.id)).rows).toMatchObject([
      { kind: 'transfer', amount: -240_000n, balance: 0n },
      { kind: 'remittance' },
    ]);
    expect(await ledger(next, account.id)).toMatchObject({ total: 0 });
    const [unit] = await rowsOf<{ name: string }>(owner, sql`select name from units where id = ${old.unitId}`);
    expect(await noticesOf(owner, next)).toEqual([
      {
        code: 'transferred-in',
        values: { name: line.name, unit: unit?.name, amount: '2,400.00' },
        path: `/queries/employees/${there.number}`,
      },
    ]);
    expect(await noticesOf(owner, old)).toEqual([]);
  });

  test('finds account and unit by whatever names them, and keeps a reason of one’s own', async () => {
    const mover = await makeMover(owner, funds);
    const [unit] = await rowsOf<{ name: string }>(owner, sql`select name from units where id = ${mover.next.unitId}`);
    const typed = {
      accountNumber: '',
      idNumber: mover.line.idNumber,
      toUnit: ` ${unit?.name ?? ''} `,
      reason: '单位合并',
    };
    await done(mover.old, save, { lines: [lineOf(mover, typed)] });
    expect(await linesOf(mover.old, 'transfer')).toMatchObject([
      { accountNumber: mover.account.number, toUnitName: `${mover.toUnit} ${unit?.name ?? ''}`, reason: '单位合并' },
    ]);
  });

  test('of several people to several units is one journal; who has nothing moves too', async () => {
    const lines = [newLine(), newLine(), newLine({ base: '1' })];
    const clerk = await makeUnit(owner);
    await moveToBranch(owner, clerk, { branch: '无下限管理部', floor: 1n });
    const people = await openAccounts(clerk, lines);
    await payOpenMonth(owner, funds, clerk);
    await file(
      clerk,
      'seal',
      people.map((person) => sealLine(person)),
    );
    const [one, two] = [await makeUnit(owner), await makeUnit(owner)];
    const inOne = await openAccounts(one, lines.slice(0, 1));
    const inTwo = await openAccounts(
      two,
      lines.slice(1).map((line) => ({ ...line, base: '9000' })),
    );
    const units = [one, two, two];
    const numbers = await Promise.all(units.map((unit) => numberOf(owner, unit)));
    const transfers = people.map((person, place) => transferLine(person, { toUnit: numbers[place] ?? '' }));
    expect(await file(clerk, 'transfer', transfers)).toMatchObject({ effective: 3 });
    expect(await journalsOf(clerk)).toMatchObject([{ entries: 4 }]);
    const balances = await Promise.all(
      [...inOne, ...inTwo].map(async ({ id }) => (await standingOf(owner, id)).balance),
    );
    expect(balances).toEqual([240_000n, 240_000n, 0n]);
    expect((await noticesOf(owner, two)).map(({ values }) => values.amount)).toEqual(['2,400.00', '0.00']);
    const [, , last] = await linesOf(clerk, 'transfer');
    expect(await revoke(clerk, last?.id ?? '')).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of the second of two sealed accounts: 待转入 until both are there', async () => {
    const mover = await makeMover(owner, funds);
    const { clerk: third, account } = await unitWithSealed(owner, funds);
    // The same person: as the counter merges somebody's two papers.
    const [person] = await rowsOf<{ id: string }>(
      owner,
      sql`select person_id as id from accounts where id = ${mover.account.id}`,
    );
    await change(
      owner,
      sql`update accounts set person_id = ${person?.id}, name = ${mover.account.name},
      id_number_mask = ${mover.account.idNumberMask} where id = ${account.id}`,
    );
    await change(owner, sql`update filings set person_id = ${person?.id} where account_id = ${account.id}`);
    await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ awaits: true, balance: 240_000n });
    await file(third, 'transfer', [
      transferLine({ number: account.number, name: mover.account.name }, { toUnit: mover.toUnit }),
    ]);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ awaits: false, balance: 480_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('in every state of the month (rulebook 6)', () => {
  const states: [string, (clerk: OperatorPrincipal) => Promise<Registered | null>][] = [
    ['open', () => Promise.resolve(null)],
    ['saved', (clerk) => saveMonth(clerk).then(() => null)],
    ['due', (clerk) => registerMonth(owner, clerk)],
  ];

  test.each(states)('%s, at the old unit and at the new one, it is done and taken back', async (_, bring) => {
    const mover = await makeMover(owner, funds);
    const payments = [await bring(mover.old), await bring(mover.next)];
    const id = await move(mover);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 240_000n });
    expect(await revoke(mover.old, id)).toMatchObject({ ok: true });
    await move(mover);
    for (const payment of payments) if (payment) await payMonth(funds, payment);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: payments[1] ? 480_000n : 240_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('taken back (Q-88, RL-30)', () => {
  test('the mirror: both accounts are as before, 积数 too, with what was earned meanwhile; the new unit is told', async () => {
    const mover = await makeMover(owner, funds);
    const { old, account, next, there } = mover;
    const id = await moveOn('2019-08-22', mover);
    const input = { ids: [id], reason: '办错' };
    expect(await actOn('2019-08-30', old, { operation: revokeFilings, input })).toMatchObject({
      ok: true,
      result: { revoked: 1 },
    });
    // Ten days at 2,400.00, two of them before the transfer.
    expect(await standingOf(owner, account.id)).toEqual({
      ...{ status: 'sealed', into: null, closed: null, awaits: false, balance: 240_000n, product: 2_400_000n },
    });
    expect(await standingOf(owner, there.id)).toMatchObject({
      status: 'normal',
      awaits: true,
      balance: 0n,
      product: 0n,
    });
    expect(await journalsOf(old)).toMatchObject([
      { kind: 'transfer' },
      { kind: 'transfer-back', entries: 2, product: 0n },
    ]);
    expect((await ledgerOf(owner, account.id)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['remittance', 240_000n],
      ['transfer', -240_000n],
      ['transfer-back', 240_000n],
    ]);
    expect((await noticesOf(owner, next)).map(({ code, path }) => [code, path])).toEqual([
      ['transferred-in', `/queries/employees/${there.number}`],
      ['transfer-revoked', `/queries/employees/${there.number}`],
    ]);
    const again = await move(mover);
    expect(await revoke(old, again)).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('only in the same calendar month, and only by the old unit', async () => {
    const mover = await makeMover(owner, funds);
    const id = await moveOn('2019-08-31', mover);
    const input = { ids: [id], reason: '' };
    expect(await actOn('2019-09-01', mover.old, { operation: revokeFilings, input })).toMatchObject({
      refusal: 'revoke-month-over',
    });
    expect(await revoke(mover.next, id)).toMatchObject({ refusal: 'not-found' });
    expect(await actOn('2019-08-31', mover.old, { operation: revokeFilings, input })).toMatchObject({ ok: true });
  });

  test.each<[string, (mover: Mover) => Promise<unknown>]>([
    ['the new unit has paid for him', ({ next }) => payOpenMonth(owner, funds, next)],
    [
      'something was made up for him',
      async ({ old, account }) => {
        const ids = await payBack(old, account, [{ forMonth: '201908', backPayType: 'difference', base: '11000' }]);
        await payOpenMonth(owner, funds, old);
        return ids;
      },
    ],
    ['interest was settled', settleInterest],
    [
      'his new account is frozen',
      ({ there }) => change(owner, sql`update accounts set status = 'frozen' where id = ${there.id}`),
    ],
    [
      'his new account is sealed',
      async ({ next, there }) => {
        await change(owner, sql`update filings set month = '2019-07' where id = ${there.id}`);
        await file(next, 'seal', [sealLine(there)]);
      },
    ],
  ])('never once %s', async (words, happen) => {
    const mover = await makeMover(owner, funds);
    const id = await move(mover);
    await happen(mover);
    const later = words.startsWith('something') ? 'revoke-later-first' : 'not-revocable';
    expect(await revoke(mover.old, id)).toMatchObject({ refusal: later, values: { names: mover.account.name } });
    expect(await standingOf(owner, mover.account.id)).toMatchObject({ status: 'merged', balance: 0n });
    await change(owner, sql`update accounts set status = 'normal' where id = ${mover.there.id} and status = 'frozen'`);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('nor before what was filed later for the old account', async () => {
    const mover = await makeMover(owner, funds);
    const id = await move(mover);
    const later = await payBack(mover.old, mover.account, [{ forMonth: '201909' }]);
    expect(await revoke(mover.old, id)).toMatchObject({ refusal: 'revoke-later-first' });
    await done(mover.old, revokeFilings, { ids: later, reason: '' });
    expect(await revoke(mover.old, id)).toMatchObject({ ok: true });
  });
});

/** 年终结息 of the new account, as the centre books it. */
async function settleInterest({ next, there }: Mover): Promise<void> {
  await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    const [log] = await tx.execute<{ id: string }>(
      sql`select id from operation_log where outcome = 'done' order by id desc limit 1`,
    );
    const header = {
      kind: 'interest',
      unitId: next.unitId,
      logId: log?.id ?? newId(0),
      valueOn: day('2019-08-20'),
    } as const;
    const lines = sql`select ${there.id}::uuid as account_id, 100::bigint as amount union all select ${INTEREST_EXPENSE}::uuid, -100::bigint`;
    await postJournal(tx, header, { lines, clock: testClock });
  });
}

describe('two at once', () => {
  test('two units that transfer to each other: both are done, whichever comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const lines = [newLine(), newLine()];
      const [left, right] = [
        await unitWithSealed(owner, funds, lines.slice(0, 1)),
        await unitWithSealed(owner, funds, lines.slice(1)),
      ];
      const inRight = atLeastOne(await openAccounts(right.clerk, lines.slice(0, 1)));
      const inLeft = atLeastOne(await openAccounts(left.clerk, lines.slice(1)));
      const [toRight, toLeft] = [await numberOf(owner, right.clerk), await numberOf(owner, left.clerk)];
      await done(left.clerk, save, { lines: [transferLine(left.account, { toUnit: toRight })] });
      await done(right.clerk, save, { lines: [transferLine(right.account, { toUnit: toLeft })] });
      const input = { list: 'transfers', select: 'all' } as const;
      const outcomes = await Promise.all(
        [left.clerk, right.clerk].map((clerk) => act(clerk, submitFilings, { input })),
      );
      expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
      for (const { id } of [inRight, inLeft]) expect(await standingOf(owner, id)).toMatchObject({ balance: 240_000n });
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('while the new unit pays him, or seals him: nothing is lost', async () => {
    const mover = await makeMover(owner, funds);
    const payment = await registerMonth(owner, mover.next);
    await Promise.all([move(mover), payMonth(funds, payment)]);
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 480_000n });
    const other = await makeMover(owner, funds);
    await change(owner, sql`update filings set month = '2019-07' where id = ${other.there.id}`);
    const { ids } = await done(other.next, saveFilings('seal'), { lines: [sealLine(other.there)] });
    await done(other.old, save, { lines: [lineOf(other)] });
    const [moved, sealed] = await Promise.all([
      act(other.old, submitFilings, { input: { list: 'transfers', select: 'all' } }),
      act(other.next, submitFilings, { input: { list: 'change-roster', select: ids } }),
    ]);
    expect(sealed).toMatchObject({ ok: true });
    const { status, balance } = await standingOf(owner, other.there.id);
    expect({ moved: moved.ok, status, balance }).toEqual({
      moved: moved.ok,
      status: 'sealed',
      balance: moved.ok ? 240_000n : 0n,
    });
    if (!moved.ok) expect(moved.refusal).toBe('nothing-to-submit');
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('while the centre takes in a withdrawal of his: one of the two is refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      const mover = await makeMover(owner, funds);
      await done(mover.old, save, { lines: [lineOf(mover)] });
      const [moved, taken] = await Promise.all([
        act(mover.old, submitFilings, { input: { list: 'transfers', select: 'all' } }),
        act(funds, importWithdrawals, { input: withdrawalInput([withdrawalLine(mover.account)]) }),
      ]);
      if (moved.ok) expect(taken).toMatchObject({ refusal: 'withdrawals-faulty' });
      else expect([moved.refusal, taken.ok]).toEqual(['nothing-to-submit', true]);
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('in two tabs it moves once, and is taken back once', async () => {
    const mover = await makeMover(owner, funds);
    const { ids } = await done(mover.old, save, { lines: [lineOf(mover)] });
    const input = { list: 'transfers', select: ids } as const;
    const tabs = await Promise.all([1, 2].map(() => act(mover.old, submitFilings, { input })));
    expect(tabs.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual(['done', 'nothing-selected']);
    const back = await Promise.all([1, 2].map(() => revoke(mover.old, ids[0] ?? '')));
    expect(back.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual(['done', 'not-found']);
    expect(await journalsOf(mover.old)).toHaveLength(2);
    expect(await unitOf(mover.old)).toMatchObject({ openMonth: '2019-10' });
  });
});
