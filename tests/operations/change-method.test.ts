import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { PAYMENT_METHODS } from '@/db/schema/remittances';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { changeMethod } from '@/lib/remittances/change-method';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { fillSuspense, ledgerOf, payBack, registerAlone } from '../support/back-payments';
import { change, logOf, openAccounts } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { wantSecondPerson } from '../support/second-person';
import {
  actOn,
  payMonth,
  receiptFor,
  registerMonth,
  rowsOf,
  standingOf,
  suspenseOf,
  unitOf,
  type Registered,
} from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 12`);
  funds = await makeStaff(owner, ['funds']);
});

/** A unit of two people whose payment of 4,800.00 by bank transfer is due. */
async function dueMonth(): Promise<{ clerk: OperatorPrincipal; payment: Registered }> {
  const clerk = await makeUnit(owner);
  await openAccounts(clerk, [newLine(), newLine()]);
  return { clerk, payment: await registerMonth(owner, clerk) };
}

async function rowOf(paymentId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await rowsOf(
    owner,
    sql`select method, state, code, amount, number, deadline::text, registered_on::text as registered from payments where id = ${paymentId}`,
  );
  return row;
}

describe('changing how a payment is paid', () => {
  test('to 暂存款 alone is refused where the unit wants a second person, to others it is not', async () => {
    const { clerk, payment } = await dueMonth();
    await wantSecondPerson(owner, clerk);
    const input = { paymentId: payment.paymentId, method: 'suspense' as const };
    expect(await act(clerk, changeMethod, { input })).toMatchObject({ refusal: 'second-person-for-suspense' });
    expect(await done(clerk, changeMethod, { ...input, method: 'treasury' })).toMatchObject({ former: 'transfer' });
  });

  test.each(PAYMENT_METHODS.filter((method) => method !== 'suspense'))(
    'to %s changes nothing else of it',
    async (method) => {
      const { clerk, payment } = await dueMonth();
      const before = await rowOf(payment.paymentId);
      const input = { paymentId: payment.paymentId, method };
      expect(await done(clerk, changeMethod, input)).toEqual({ ...input, former: 'transfer' });
      expect(await rowOf(payment.paymentId)).toEqual({ ...before, method });
      expect(await unitOf(clerk)).toMatchObject({ monthState: 'due' });
      await payMonth(funds, payment);
      expect(await rowOf(payment.paymentId)).toMatchObject({ method, state: 'posted' });
      expect(await brokenInvariants(owner)).toEqual([]);
    },
  );

  test('to 暂存款 pays it at once', async () => {
    const { clerk, payment } = await dueMonth();
    await fillSuspense(owner, funds, { clerk, amount: '4800.01' });
    await done(clerk, changeMethod, { paymentId: payment.paymentId, method: 'suspense' });
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await unitOf(clerk)).toMatchObject({ openMonth: '2019-09', monthState: 'open' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(1n);
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'second' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('of back payments that are paid alone, whatever the month is doing', async () => {
    const { clerk, account } = await unitWithSealed(owner, funds);
    const { paymentId } = await registerAlone(owner, clerk, {
      ids: await payBack(clerk, account, [{ forMonth: '201909' }]),
    });
    await done(clerk, changeMethod, { paymentId, method: 'treasury' });
    await registerMonth(owner, clerk);
    await fillSuspense(owner, funds, { clerk, amount: '2399.00' });
    await fillSuspense(owner, funds, { clerk, amount: '1.00' });
    await done(clerk, changeMethod, { paymentId, method: 'suspense' });
    expect(await rowOf(paymentId)).toMatchObject({ state: 'posted' });
    expect(await ledgerOf(owner, account.id)).toMatchObject([{}, { kind: 'back-pay', amount: 240_000n }]);
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'due' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('after too little came: only to 暂存款, where that lies (R-7)', async () => {
    const { clerk, payment } = await dueMonth();
    await done(funds, enterReceipt, receiptFor(payment, { amount: '4000.00' }));
    const input = (method: (typeof PAYMENT_METHODS)[number]) => ({ paymentId: payment.paymentId, method });
    expect(await act(clerk, changeMethod, { input: input('treasury') })).toMatchObject({
      refusal: 'receipt-in-suspense',
    });
    expect(await act(clerk, changeMethod, { input: input('suspense') })).toMatchObject({
      refusal: 'suspense-too-small',
      values: { balance: '4,000.00', amount: '4,800.00' },
    });
    expect(await rowOf(payment.paymentId)).toMatchObject({ method: 'transfer', state: 'due' });
    await done(funds, enterReceipt, receiptFor(payment, { amount: '800.00' }));
    await done(clerk, changeMethod, input('suspense'));
    expect(await standingOf(owner, payment.remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

describe('is refused', () => {
  const toTreasury = (paymentId: string) => ({ paymentId, method: 'treasury' as const });

  test.each<[string, (clerk: OperatorPrincipal, payment: Registered) => Promise<unknown>]>([
    ['posted', (_, payment) => payMonth(funds, payment)],
    ['revoked', (clerk, { remittanceId }) => done(clerk, revokeRemittance, { remittanceId, reason: '重办' })],
    ['expired', () => actOn('2019-08-26', funds, { operation: expirePayments, input: {} })],
  ])('once it is %s', async (state, end) => {
    const { clerk, payment } = await dueMonth();
    await end(clerk, payment);
    for (const method of ['treasury', 'suspense'] as const) {
      const input = { paymentId: payment.paymentId, method };
      expect(await act(clerk, changeMethod, { input })).toMatchObject({ refusal: 'payment-not-due' });
    }
    expect(await rowOf(payment.paymentId)).toMatchObject({ method: 'transfer', state });
  });

  test('of another unit, as if it were not there', async () => {
    const { payment } = await dueMonth();
    const { clerk: stranger } = await dueMonth();
    expect(await act(stranger, changeMethod, { input: toTreasury(payment.paymentId) })).toMatchObject({
      refusal: 'payment-not-due',
    });
    expect(await act(stranger, changeMethod, { input: toTreasury(randomUUID()) })).toMatchObject({
      refusal: 'payment-not-due',
    });
    expect(await rowOf(payment.paymentId)).toMatchObject({ method: 'transfer' });
  });

  test('for who may only look, and for staff of the centre', async () => {
    const { clerk, payment } = await dueMonth();
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, funds]) {
      expect(await act(principal, changeMethod, { input: toTreasury(payment.paymentId) })).toMatchObject({
        refusal: 'not-permitted',
      });
      expect(await logOf(owner, principal.id, 'payment.change-method')).toContain('not-permitted');
    }
    expect(await rowOf(payment.paymentId)).toMatchObject({ method: 'transfer' });
  });

  test('a method that there is none of', () => {
    expect(changeMethod.input.safeParse({ paymentId: randomUUID(), method: 'cash' }).success).toBe(false);
  });

  test('under one key it is done once, of two tabs that pay from suspense one does', async () => {
    const { clerk, payment } = await dueMonth();
    const key = randomUUID();
    const first = await act(clerk, changeMethod, { input: toTreasury(payment.paymentId), key });
    await done(clerk, changeMethod, { paymentId: payment.paymentId, method: 'online' });
    expect(await act(clerk, changeMethod, { input: toTreasury(payment.paymentId), key })).toEqual(first);
    expect(await rowOf(payment.paymentId)).toMatchObject({ method: 'online' });
    await fillSuspense(owner, funds, { clerk, amount: '9600.00' });
    const input = { paymentId: payment.paymentId, method: 'suspense' as const };
    const tabs = await Promise.all([1, 2].map(() => act(clerk, changeMethod, { input })));
    expect(tabs.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual(['done', 'payment-not-due']);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(480_000n);
  });

  test('or the money arrives at that moment: paid once, and what came besides lies in suspense', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { clerk, payment } = await dueMonth();
      await fillSuspense(owner, funds, { clerk, amount: '4800.01' });
      const input = { paymentId: payment.paymentId, method: 'suspense' as const };
      const [changed, receipt] = await Promise.all([
        act(clerk, changeMethod, { input }),
        act(funds, enterReceipt, { input: receiptFor(payment) }),
      ]);
      const answer = changed.ok ? 'done' : changed.refusal;
      const finding = receipt.ok ? receipt.result.finding : receipt.refusal;
      expect([
        ['done', 'second'],
        ['payment-not-due', 'exact'],
      ]).toContainEqual([answer, finding]);
      expect(await suspenseOf(owner, clerk.unitId)).toBe(480_001n);
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});
