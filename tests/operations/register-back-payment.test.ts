import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountRow } from '@/lib/accounts/list-accounts';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { OpenLine } from '@/lib/filings/open.input';
import { revokeFilings } from '@/lib/filings/revoke-filings';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { employeeLedger } from '@/lib/ledger/employee-ledger';
import { unitLedger } from '@/lib/ledger/unit-ledger';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { registerBackPayment } from '@/lib/remittances/register-back-payment';
import {
  fillSuspense,
  ledgerOf,
  numberOf,
  payAlone,
  payBack,
  payOpenMonth,
  registerAlone,
  remittedOf,
} from '../support/back-payments';
import { day } from '@/lib/values/day';
import { readListPage } from '@/lib/values/list-page';
import { change, logOf, openAccounts, sealLine } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { backPayLine, brokenInvariants, file, linesOf, transferLine } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { atLeastOne, newLine, unitWithSealed } from '../support/paying-units';
import {
  actOn,
  bookedBy,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  sheetOf,
  suspenseOf,
  unitOf,
} from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit on 201910 that has made 201909 up for somebody who was sealed, and not paid it. */
async function unitOwing() {
  const { clerk, account } = await unitWithSealed(owner, funds);
  return { clerk, account, ids: await payBack(clerk, account, [{ forMonth: '201909' }]) };
}

async function paymentOf(id: string) {
  const [row] = await rowsOf(
    owner,
    sql`select purpose, amount, heads, first_month, last_month, state, method from payments where id = ${id}`,
  );
  return row;
}

describe('registering back payments by themselves', () => {
  test('fixes amount, heads and months by the lines, and takes them off the month', async () => {
    const { clerk, account, ids } = await unitOwing();
    const more = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '11000' }]);
    const left = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '12000' }]);
    const payment = await registerAlone(owner, clerk, { ids: [...ids, ...more] });
    expect(payment).toMatchObject({ amount: 264_000n, deadline: '2019-08-25' });
    expect(await paymentOf(payment.paymentId)).toMatchObject({
      ...{ purpose: 'back-pay', amount: 264_000n, heads: 1, state: 'due', method: 'transfer' },
      ...{ first_month: '2019-08', last_month: '2019-09' },
    });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-10' });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1, amount: 24_000n }, due: 264_000n });
    expect(left).toHaveLength(1);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('paid, they are booked for their months, and the unit’s month stays open', async () => {
    const { clerk, account, ids } = await unitOwing();
    const payment = await registerAlone(owner, clerk, { ids });
    const { id, finding } = await done(funds, enterReceipt, receiptFor(payment));
    expect(finding).toBe('exact');
    expect(await bookedBy(owner, id)).toEqual([{ kind: 'back-pay', lines: '101 centre -240000, 201 unit 240000' }]);
    expect(await ledgerOf(owner, account.id)).toMatchObject([
      {},
      { kind: 'back-pay', month: '2019-09', amount: 240_000n },
    ]);
    expect(await paymentOf(payment.paymentId)).toMatchObject({ state: 'posted' });
    expect(await linesOf(clerk, 'back-pay')).toMatchObject([{ paidOn: '2019-08-20' }]);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-10', remittedMonth: '2019-09' });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 0, amount: 0n } });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test.each<[string, bigint, string, bigint]>([
    ['more', 5_000n, 'over', 5_000n],
    ['less', -1n, 'short', 239_999n],
  ])('with %s money than due', async (_, difference, finding, left) => {
    const { clerk, account, ids } = await unitOwing();
    const payment = await registerAlone(owner, clerk, { ids });
    const paid = receiptFor({ ...payment, amount: payment.amount + difference });
    expect(await done(funds, enterReceipt, paid)).toMatchObject({ finding });
    expect(await ledgerOf(owner, account.id)).toHaveLength(difference > 0n ? 2 : 1);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(left);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('beside the month’s own payment: each is paid by itself, in either order', async () => {
    for (const monthFirst of [true, false]) {
      const { clerk, account, ids } = await unitOwing();
      const alone = await registerAlone(owner, clerk, { ids });
      const month = await registerMonth(owner, clerk);
      expect(month.amount).toBe(240_000n);
      const inOrder = monthFirst ? [month, alone] : [alone, month];
      for (const payment of inOrder)
        expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'exact' });
      expect(await ledgerOf(owner, account.id)).toHaveLength(2);
      expect(await remittedOf(owner, account.id)).toBe('2019-09');
      expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-11' });
      expect(await brokenInvariants(owner)).toEqual([]);
    }
  });

  test('out of suspense, at once', async () => {
    const { clerk, account, ids } = await unitOwing();
    await fillSuspense(owner, funds, { clerk, amount: '2400.01' });
    const { paymentId } = await registerAlone(owner, clerk, { ids, method: 'suspense' });
    expect(await paymentOf(paymentId)).toMatchObject({ state: 'posted', method: 'suspense' });
    expect(await ledgerOf(owner, account.id)).toMatchObject([{}, { kind: 'back-pay', amount: 240_000n }]);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(1n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('expired, they are on the month’s sheet again, and may be registered anew or taken back', async () => {
    const { clerk, ids } = await unitOwing();
    const { paymentId } = await registerAlone(owner, clerk, { ids });
    await actOn('2019-08-26', funds, { operation: expirePayments, input: {} });
    expect(await paymentOf(paymentId)).toMatchObject({ state: 'expired' });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1, amount: 240_000n } });
    const again = await registerAlone(owner, clerk, { ids });
    expect(again.paymentId).not.toBe(paymentId);
    await actOn('2019-08-26', funds, { operation: expirePayments, input: {} });
    expect(await done(clerk, revokeFilings, { ids, reason: '' })).toEqual({ revoked: 1 });
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('is refused', () => {
  const input = (ids: string[]) => ({ ids, method: 'transfer' as const });

  test('for what is not effective, is taken back, is registered or paid, and for lines that are no back payments', async () => {
    const { clerk, account, ids } = await unitOwing();
    const refused = async (asked: string[]) =>
      expect(await act(clerk, registerBackPayment, { input: input(asked) })).toMatchObject({
        refusal: 'back-pay-not-open',
      });
    const { ids: drafts } = await done(clerk, saveFilings('back-pay'), {
      lines: [backPayLine(account, { forMonth: '201909', backPayType: 'free', unitShare: '100', ownShare: '50' })],
    });
    await refused(drafts);
    await refused([...ids, ...drafts]);
    await refused([randomUUID()]);
    const opened = await file(clerk, 'open', [newLine()]);
    await refused(opened.ids);
    const taken = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '11000' }]);
    await done(clerk, revokeFilings, { ids: taken, reason: '' });
    await refused(taken);
    await payAlone(owner, funds, { clerk, ids });
    await refused(ids);
    expect(
      await rowsOf(owner, sql`select 1 from payments where unit_id = ${clerk.unitId} and purpose = 'back-pay'`),
    ).toHaveLength(1);
  });

  test('a second time while one waits, with its number', async () => {
    const { clerk, account, ids } = await unitOwing();
    const other = await payBack(clerk, account, [{ forMonth: '201908', backPayType: 'difference', base: '11000' }]);
    const { number } = await done(clerk, registerBackPayment, input(ids));
    expect(await act(clerk, registerBackPayment, { input: input(other) })).toMatchObject({
      refusal: 'back-pay-payment-waits',
      values: { number },
    });
  });

  test('once they are on a saved roster', async () => {
    const { clerk, ids } = await unitOwing();
    await saveMonth(clerk);
    expect(await act(clerk, registerBackPayment, { input: input(ids) })).toMatchObject({ refusal: 'month-not-open' });
  });

  test('for another unit’s lines, as if they were not there', async () => {
    const { clerk, ids } = await unitOwing();
    const { clerk: stranger } = await unitOwing();
    expect(await act(stranger, registerBackPayment, { input: input(ids) })).toMatchObject({
      refusal: 'back-pay-not-open',
    });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1 } });
  });

  test('when not enough lies in suspense, and nothing is registered', async () => {
    const { clerk, ids } = await unitOwing();
    await fillSuspense(owner, funds, { clerk, amount: '2399.99' });
    const outcome = await act(clerk, registerBackPayment, { input: { ids, method: 'suspense' } });
    expect(outcome).toMatchObject({
      refusal: 'suspense-too-small',
      values: { balance: '2,399.99', amount: '2,400.00' },
    });
    expect(await sheetOf(clerk)).toMatchObject({ backPay: { heads: 1 } });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('for who may only look, and for staff of the centre', async () => {
    const { clerk, ids } = await unitOwing();
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, funds]) {
      expect(await act(principal, registerBackPayment, { input: input(ids) })).toMatchObject({
        refusal: 'not-permitted',
      });
      expect(await logOf(owner, principal.id, 'payment.register-back-pay')).toContain('not-permitted');
    }
  });

  test('under one key it is done once, of two tabs one does it', async () => {
    const { clerk, ids } = await unitOwing();
    const key = randomUUID();
    const first = await act(clerk, registerBackPayment, { input: input(ids), key });
    expect(await act(clerk, registerBackPayment, { input: input(ids), key })).toEqual(first);
    expect(await act(clerk, registerBackPayment, { input: { ids, method: 'online' }, key })).toMatchObject({
      refusal: 'request-key-reused',
    });
    const { clerk: other, ids: others } = await unitOwing();
    const tabs = await Promise.all([1, 2].map(() => act(other, registerBackPayment, { input: input(others) })));
    expect(tabs.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'back-pay-payment-waits',
      'done',
    ]);
  });
});

describe('for somebody whose account has moved on (Q-79)', () => {
  /** Seals and transfers somebody to a new unit, which opens him on the same line; gives his account there. */
  async function moveOn(from: OperatorPrincipal, account: AccountRow, line: OpenLine) {
    const clerk = await makeUnit(owner);
    const there = atLeastOne(await openAccounts(clerk, [line]));
    await file(from, 'transfer', [transferLine(account, { toUnit: await numberOf(owner, clerk) })]);
    return { clerk, account: there };
  }

  test('the money goes to where he is, booked by the unit that pays; also when he has moved twice', async () => {
    const line = newLine();
    const { clerk, account } = await unitWithSealed(owner, funds, [line]);
    const second = await moveOn(clerk, account, line);
    await payAlone(owner, funds, { clerk, ids: await payBack(clerk, account, [{ forMonth: '201909' }]) });
    expect(await ledgerOf(owner, second.account.id)).toMatchObject([
      { kind: 'transfer', amount: 240_000n },
      { kind: 'back-pay', month: '2019-09', amount: 240_000n, balance: 480_000n },
    ]);
    const shown = await readAs(second.clerk, (tx) =>
      employeeLedger(tx, second.clerk.unitId, { accountId: second.account.id, page: { page: 1, size: 50 } }),
    );
    expect(shown.rows.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['back-pay', 240_000n],
      ['transfer', 240_000n],
    ]);
    const query = { kind: null, from: day('2019-01-01'), to: day('2030-12-31') };
    const booked = await readAs(second.clerk, (tx) =>
      unitLedger.page(tx, second.clerk.unitId, { query, page: readListPage({}, ['date']) }),
    );
    expect(booked.rows.map(({ kind, income }) => [kind, income])).toContainEqual(['back-pay', 240_000n]);
    await payOpenMonth(owner, funds, second.clerk);
    await file(second.clerk, 'seal', [sealLine(second.account)]);
    const third = await moveOn(second.clerk, second.account, line);
    await payBack(clerk, account, [{ forMonth: '201909', backPayType: 'difference', base: '11000' }]);
    await payOpenMonth(owner, funds, clerk);
    expect(await ledgerOf(owner, account.id)).toHaveLength(2);
    expect(await ledgerOf(owner, second.account.id)).toHaveLength(4);
    expect(await ledgerOf(owner, third.account.id)).toMatchObject([
      { kind: 'transfer', amount: 720_000n },
      { kind: 'back-pay', month: '2019-09', amount: 24_000n, balance: 744_000n },
    ]);
    expect(await remittedOf(owner, third.account.id)).toBeNull();
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of two units that pay to each other’s at once both do', async () => {
    const lines = [newLine(), newLine()];
    const [left, right] = [
      await unitWithSealed(owner, funds, lines.slice(0, 1)),
      await unitWithSealed(owner, funds, lines.slice(1)),
    ];
    const open = async (clerk: OperatorPrincipal, line = newLine()) => atLeastOne(await openAccounts(clerk, [line]));
    const [inRight, inLeft] = [await open(right.clerk, lines[0]), await open(left.clerk, lines[1])];
    await file(left.clerk, 'transfer', [transferLine(left.account, { toUnit: await numberOf(owner, right.clerk) })]);
    await file(right.clerk, 'transfer', [transferLine(right.account, { toUnit: await numberOf(owner, left.clerk) })]);
    const payments = [
      await registerAlone(owner, left.clerk, {
        ids: await payBack(left.clerk, left.account, [{ forMonth: '201909' }]),
      }),
      await registerAlone(owner, right.clerk, {
        ids: await payBack(right.clerk, right.account, [{ forMonth: '201909' }]),
      }),
    ];
    const outcomes = await Promise.all(
      payments.map((payment) => act(funds, enterReceipt, { input: receiptFor(payment) })),
    );
    expect(outcomes).toMatchObject([{ result: { finding: 'exact' } }, { result: { finding: 'exact' } }]);
    for (const { id } of [inRight, inLeft])
      expect((await ledgerOf(owner, id)).at(-1)).toMatchObject({ balance: 480_000n });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('and if he moves on at that very moment, the money is where he is in the end', async () => {
    for (let round = 0; round < 4; round += 1) {
      const line = newLine();
      const { clerk, account } = await unitWithSealed(owner, funds, [line]);
      const second = await moveOn(clerk, account, line);
      const payment = await registerAlone(owner, clerk, {
        ids: await payBack(clerk, account, [{ forMonth: '201909' }]),
      });
      await payOpenMonth(owner, funds, second.clerk);
      await file(second.clerk, 'seal', [sealLine(second.account)]);
      const third = await makeUnit(owner);
      const there = atLeastOne(await openAccounts(third, [line]));
      const moving = transferLine(second.account, { toUnit: await numberOf(owner, third) });
      const { ids } = await done(second.clerk, saveFilings('transfer'), { lines: [moving] });
      const [moved, paid] = await Promise.all([
        act(second.clerk, submitFilings, { input: { list: 'transfers', select: ids } }),
        act(funds, enterReceipt, { input: receiptFor(payment) }),
      ]);
      expect(moved).toMatchObject({ ok: true, result: { effective: 1 } });
      // Who waited for the transfer may have to look again.
      if (!paid.ok) expect(paid.refusal).toBe('changed-meanwhile');
      if (!paid.ok) await done(funds, enterReceipt, receiptFor(payment));
      expect((await ledgerOf(owner, second.account.id)).at(-1)).toMatchObject({ balance: 0n });
      expect((await ledgerOf(owner, there.id)).at(-1)).toMatchObject({ balance: 720_000n });
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
