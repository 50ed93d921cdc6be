import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAs } from '@/lib/operations/read';
import { getPayment, listPayments } from '@/lib/remittances/list-payments';
import { paymentCodesIn } from '@/lib/remittances/payment-code';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { ledgerOf, payBack } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { unitWithSealed } from '../support/paying-units';
import { actOn, openPeople, payMonth, registerMonth, saveMonth, unitOf } from '../support/remittance';

const { owner } = useDatabase();
const PAGE = { page: 1, size: 50 };
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit of two people whose month is saved. */
async function savedMonth() {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 2);
  return { clerk, remittanceId: await saveMonth(clerk) };
}

describe('registering the payment', () => {
  test('fixes amount and heads by the roster, gives a code and a deadline', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const { paymentId, number } = await done(clerk, registerPayment, { remittanceId, method: 'treasury' });
    const row = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, paymentId));
    expect(row?.payment).toMatchObject({
      number,
      method: 'treasury',
      amount: 480_000n,
      heads: 2,
      firstMonth: '2019-08',
      lastMonth: '2019-08',
      state: 'due',
      registeredBy: clerk.id,
      registeredOn: '2019-08-20',
      deadline: '2019-08-25',
      voucherNumber: null,
      checkCode: null,
    });
    expect(paymentCodesIn(row?.payment.code ?? '')).toEqual([row?.payment.code]);
    expect(row?.remittance).toMatchObject({ id: remittanceId, state: 'due', paymentId });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'due' });
  });

  test('is of the roster with its back payments, which it books', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    await payBack(clerk, account, [{ forMonth: '201909' }]);
    const payment = await registerMonth(owner, clerk);
    const row = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, payment.paymentId));
    expect(row?.payment).toMatchObject({ purpose: 'month', amount: 480_000n, heads: 1, firstMonth: '2019-10' });
    expect(row?.remittance).toMatchObject({ currentAmount: 240_000n, backPayHeads: 1, backPayAmount: 240_000n });
    await payMonth(funds, payment);
    expect(await ledgerOf(owner, account.id)).toMatchObject([{}, { kind: 'back-pay', month: '2019-09' }]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('under the same key is done once', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const key = randomUUID();
    const input = { remittanceId, method: 'transfer' as const };
    const first = await act(clerk, registerPayment, { key, input });
    expect(first.ok).toBe(true);
    expect(await act(clerk, registerPayment, { key, input })).toEqual(first);
    const other = await act(clerk, registerPayment, { key, input: { ...input, method: 'treasury' } });
    expect(other).toMatchObject({ ok: false, refusal: 'request-key-reused' });
  });

  test('in two tabs at once is done once', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const input = { remittanceId, method: 'transfer' as const };
    const outcomes = await Promise.all([
      act(clerk, registerPayment, { input }),
      act(clerk, registerPayment, { input }),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'remittance-not-saved',
    ]);
    expect(await readAs(clerk, (tx) => listPayments(tx, clerk.unitId, PAGE))).toMatchObject({ total: 1 });
  });
});

describe('registering the payment is refused', () => {
  test('for a roster of another unit, whatever the state of one’s own month', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const idle = await makeUnit(owner);
    const { clerk: saved } = await savedMonth();
    for (const other of [idle, saved]) {
      const outcome = await act(other, registerPayment, { input: { remittanceId, method: 'transfer' } });
      expect(outcome).toMatchObject({ ok: false, refusal: 'not-found' });
    }
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });

  test('for a roster that is nowhere', async () => {
    const { clerk } = await savedMonth();
    const outcome = await act(clerk, registerPayment, { input: { remittanceId: randomUUID(), method: 'transfer' } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'not-found' });
  });

  test.each([
    ['待收款', async (clerk: Awaited<ReturnType<typeof makeUnit>>) => (await registerMonth(owner, clerk)).remittanceId],
    [
      '已入账',
      async (clerk: Awaited<ReturnType<typeof makeUnit>>) => {
        const payment = await registerMonth(owner, clerk);
        await payMonth(funds, payment);
        return payment.remittanceId;
      },
    ],
    [
      '已撤销',
      async (clerk: Awaited<ReturnType<typeof makeUnit>>) => {
        const remittanceId = await saveMonth(clerk);
        await done(clerk, revokeRemittance, { remittanceId, reason: '人数有误' });
        return remittanceId;
      },
    ],
  ])('once the roster is %s', async (state, reach) => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 1);
    const remittanceId = await reach(clerk);
    expect(await act(clerk, registerPayment, { input: { remittanceId, method: 'transfer' } })).toEqual({
      ok: false,
      refusal: 'remittance-not-saved',
      values: { state },
    });
  });

  test('for a unit that is sealed by now', async () => {
    const { clerk, remittanceId } = await savedMonth();
    await owner.inTransaction({ actor: 'test', office: true }, (tx) =>
      tx.execute(sql`update units set status = 'sealed' where id = ${clerk.unitId}`),
    );
    const outcome = await act(clerk, registerPayment, { input: { remittanceId, method: 'transfer' } });
    expect(outcome).toMatchObject({ ok: false, refusal: 'unit-not-remitting', values: { status: '封存' } });
  });

  test('for who may only look, and for staff of the centre', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, funds]) {
      const outcome = await act(principal, registerPayment, { input: { remittanceId, method: 'transfer' } });
      expect(outcome).toMatchObject({ ok: false, refusal: 'not-permitted' });
    }
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'saved' });
  });
});

describe('a payment', () => {
  test('of another unit is not found', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const { paymentId } = await done(clerk, registerPayment, { remittanceId, method: 'transfer' });
    const other = await makeUnit(owner);
    expect(await readAs(other, (tx) => getPayment(tx, other.unitId, paymentId))).toBeUndefined();
    expect(await readAs(other, (tx) => getPayment(tx, clerk.unitId, paymentId))).toBeUndefined();
    expect(await readAs(other, (tx) => listPayments(tx, clerk.unitId, PAGE))).toMatchObject({ rows: [], total: 0 });
  });

  test('has its deadline counted from the day it was registered', async () => {
    const { clerk, remittanceId } = await savedMonth();
    const outcome = await actOn('2019-08-30', clerk, {
      operation: registerPayment,
      input: { remittanceId, method: 'transfer' },
    });
    const id = outcome.ok ? outcome.result.paymentId : '';
    const row = await readAs(clerk, (tx) => getPayment(tx, clerk.unitId, id));
    expect(row?.payment).toMatchObject({ registeredOn: '2019-08-30', deadline: '2019-09-04' });
  });
});
