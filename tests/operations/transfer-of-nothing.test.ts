import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { unitLedger } from '@/lib/ledger/unit-ledger';
import { readAs } from '@/lib/operations/read';
import { statementLines } from '@/lib/papers/statement-facts';
import { day } from '@/lib/values/day';
import { decideWithdrawals } from '@/lib/withdrawals/decide-withdrawals';
import { importWithdrawals } from '@/lib/withdrawals/import-withdrawals';
import { numberOf, payOpenMonth } from '../support/back-payments';
import { change, openAccounts, sealAccount } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants, file, linesOf, transferLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { atLeastOne, newLine } from '../support/paying-units';
import { actOn } from '../support/remittance';
import { lineOf, makeMover, noticesOf, standingOf, type Mover } from '../support/transfers';
import { secondAtDesk, withdrawalInput, withdrawalLine } from '../support/withdrawals';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
  second = await secondAtDesk(owner);
});

/** Five days of 2,400.00, in fen times days. */
const EARNED = 1_200_000n;

/** Somebody who is to be transferred and took out all that he had after five days: what is left of it is its 积数. */
async function moverWithoutMoney(): Promise<Mover> {
  const mover = await makeMover(owner, funds);
  const all = withdrawalLine(mover.account, { withdrawnOn: day('2019-08-25'), amount: '2400.00' });
  const taken = await actOn('2019-08-25', funds, { operation: importWithdrawals, input: withdrawalInput([all]) });
  const input = { id: taken.ok ? taken.result.id : '', decision: 'confirm' } as const;
  expect(await actOn('2019-08-25', second, { operation: decideWithdrawals, input })).toMatchObject({ ok: true });
  expect(await standingOf(owner, mover.account.id)).toMatchObject({ balance: 0n, product: EARNED });
  return mover;
}

async function moveOn(today: string, mover: Mover): Promise<string> {
  const { ids } = await done(mover.old, saveFilings('transfer'), { lines: [lineOf(mover)] });
  const input = { list: 'transfers', select: ids } as const;
  const outcome = await actOn(today, mover.old, { operation: submitFilings, input });
  expect(outcome).toMatchObject({ ok: true, result: { effective: 1 } });
  return ids[0] ?? '';
}

function revokeOn(today: string, { old }: Mover, id: string) {
  return actOn(today, old, { operation: revokeFilings, input: { ids: [id], reason: '办错' } });
}

describe('a transfer of an account without money (Q-84, T-4)', () => {
  test('moves the 积数 all the same, in a line of nothing at both units', async () => {
    const mover = await moverWithoutMoney();
    const { old, account, next, there } = mover;
    await moveOn('2019-08-30', mover);
    expect(await standingOf(owner, account.id)).toMatchObject({ status: 'merged', balance: 0n, product: 0n });
    expect(await standingOf(owner, there.id)).toMatchObject({ status: 'normal', balance: 0n, product: EARNED });
    const ledger = (clerk: OperatorPrincipal, accountId: string) =>
      readAs(clerk, (tx) => employeeLedger(tx, clerk.unitId, { accountId, page: { page: 1, size: 10 } }));
    const line = { kind: 'transfer', amount: 0n, balance: 0n };
    expect((await ledger(next, there.id)).rows).toMatchObject([line]);
    expect((await ledger(old, account.id)).rows[0]).toMatchObject(line);
    const query = { kind: 'transfer', from: day('2019-08-01'), to: day('2019-08-31') } as const;
    const page = { page: 1, size: 9, sort: '', descending: false };
    for (const clerk of [old, next]) {
      const { rows } = await readAs(clerk, (tx) => unitLedger.page(tx, clerk.unitId, { query, page }));
      expect(rows).toMatchObject([{ kind: 'transfer', people: 1, income: 0n, expense: 0n, interest: 0n }]);
    }
    const printed = [{ accountId: there.id, firstVersion: 1, lastVersion: 1 }];
    expect(await readAs(next, (tx) => statementLines(tx, next.unitId, printed))).toMatchObject([line]);
    expect(await linesOf(old, 'transfer')).toMatchObject([{ movedAmount: 0n, state: 'effective' }]);
    expect(await noticesOf(owner, next)).toMatchObject([{ code: 'transferred-in', values: { amount: '0.00' } }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('taken back, gives it back, and what the new account has earned by itself stays there', async () => {
    const mover = await moverWithoutMoney();
    await payOpenMonth(owner, funds, mover.next);
    const id = await moveOn('2019-08-27', mover);
    // Seven days of the month that the new unit paid, and what came.
    const own = 240_000n * 7n;
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ balance: 240_000n, product: own + EARNED });
    expect(await revokeOn('2019-08-30', mover, id)).toMatchObject({ ok: true, result: { revoked: 1 } });
    expect(await standingOf(owner, mover.account.id)).toMatchObject({ status: 'sealed', balance: 0n, product: EARNED });
    expect(await standingOf(owner, mover.there.id)).toMatchObject({ awaits: true, product: 240_000n * 10n });
    const again = await moveOn('2019-08-30', mover);
    expect(await revokeOn('2019-08-31', mover, again)).toMatchObject({ ok: true });
    expect(await standingOf(owner, mover.account.id)).toMatchObject({ balance: 0n, product: EARNED });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that left 积数 behind would be found', async () => {
    const mover = await moverWithoutMoney();
    await moveOn('2019-08-30', mover);
    const leave = (product: bigint) =>
      change(owner, sql`update ledger_accounts set product = ${product} where id = ${mover.account.id}`);
    await leave(EARNED);
    expect((await brokenInvariants(owner)).sort()).toEqual(['merged-follows-transfer', 'product-is-balances']);
    await leave(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that had not even earned anything is not taken back either once the new unit has paid for him', async () => {
    const line = newLine();
    const [old, next] = [await makeUnit(owner), await makeUnit(owner)];
    const account = atLeastOne(await openAccounts(old, [line]));
    await sealAccount(owner, old, account);
    await openAccounts(next, [line]);
    const { ids } = await file(old, 'transfer', [transferLine(account, { toUnit: await numberOf(owner, next) })]);
    await payOpenMonth(owner, funds, next);
    const outcome = await act(old, revokeFilings, { input: { ids, reason: '办错' } });
    expect(outcome).toMatchObject({ refusal: 'not-revocable' });
  });

  test('is not taken back once the new unit has paid for him', async () => {
    const mover = await moverWithoutMoney();
    const id = await moveOn('2019-08-30', mover);
    await payOpenMonth(owner, funds, mover.next);
    expect(await revokeOn('2019-08-30', mover, id)).toMatchObject({ refusal: 'not-revocable' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
