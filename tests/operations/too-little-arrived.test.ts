import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import type { Outcome } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { decideRefund, proposeRefund } from '@/lib/receipts/refund-suspense';
import { arrivedForPayments } from '@/lib/remittances/arrived-for-payments';
import { changeMethod } from '@/lib/remittances/change-method';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { refusalSentence } from '@/lib/text/refusals';
import { fillSuspense, payBack, registerAlone } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, setParameters } from '../support/hall';
import { unitWithSealed } from '../support/paying-units';
import {
  actOn,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  suspenseOf,
  unitOf,
  type Registered,
} from '../support/remittance';
import { wantSecondPerson } from '../support/second-person';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
  second = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
});

interface Due {
  clerk: OperatorPrincipal;
  /** Of 2,400.00. */
  payment: Registered;
  /** The unit's other one, of as much. */
  other: Registered;
  revoke: () => Promise<Outcome<object>>;
}

/** A unit of which two payments are due: one pays a back payment by itself, the other the month. */
async function unitWithTwo() {
  const { clerk, account } = await unitWithSealed(owner, funds);
  const alone = await registerAlone(owner, clerk, { ids: await payBack(clerk, account, [{ forMonth: '201909' }]) });
  return { clerk, alone, month: await registerMonth(owner, clerk) };
}

/** A payment that is due, of the month or of a back payment. */
const KINDS: Record<string, () => Promise<Due>> = {
  async 'a month'() {
    const { clerk, alone, month } = await unitWithTwo();
    const input = { remittanceId: month.remittanceId, reason: '重办' };
    return { clerk, payment: month, other: alone, revoke: () => act(clerk, revokeRemittance, { input }) };
  },
  async 'a back payment'() {
    const { clerk, alone, month } = await unitWithTwo();
    const input = { paymentId: alone.paymentId, reason: '重办' };
    return { clerk, payment: alone, other: month, revoke: () => act(clerk, revokeBackPayment, { input }) };
  },
};

function dueOf(kind: string): Promise<Due> {
  const make = KINDS[kind];
  if (!make) throw new Error(`${kind} is none of the payments`);
  return make();
}

/** The same, once 1,000.00 have come for it; and the receipt. */
async function arrived(kind: string) {
  const due = await dueOf(kind);
  const { id, finding } = await done(funds, enterReceipt, receiptFor(due.payment, { amount: '1000.00' }));
  expect(finding).toBe('short');
  return { ...due, receiptId: id };
}

async function stateOf({ paymentId }: Registered): Promise<unknown> {
  const [row] = await rowsOf(owner, sql`select state, method from payments where id = ${paymentId}`);
  return row;
}

function toSuspense(clerk: OperatorPrincipal, { paymentId }: Registered) {
  return act(clerk, changeMethod, { input: { paymentId, method: 'suspense' } });
}

async function proposed(receiptId: string): Promise<string> {
  const payee = { payeeName: '付款单位', payeeAccount: '6200000000000000', reason: '误付，申请退回' };
  return (await done(funds, proposeRefund, { receiptId, ...payee })).id;
}

const REFUSED = { ok: false, refusal: 'receipt-in-suspense' };

test('托收 that too little has come for may be left for another way, and not gone back to', async () => {
  const { clerk, payment, revoke } = await dueOf('a month');
  await change(owner, sql`update payments set method = 'collection' where id = ${payment.paymentId}`);
  expect(await done(funds, enterReceipt, receiptFor(payment, { amount: '1000.00' }))).toMatchObject({
    finding: 'short',
  });
  expect(await revoke()).toMatchObject({ ...REFUSED, values: { collection: 'yes' } });
  const to = (method: 'transfer' | 'treasury') =>
    act(clerk, changeMethod, { input: { paymentId: payment.paymentId, method } });
  expect(await to('transfer')).toMatchObject({ ok: true });
  expect(await to('treasury')).toMatchObject(REFUSED);
});

describe.each(Object.keys(KINDS))('taking back the payment of %s that too little has come for (Q-64)', (kind) => {
  test('is refused, and says what to do', async () => {
    const { clerk, payment, revoke } = await arrived(kind);
    const { deadline } = payment;
    const outcome = await revoke();
    const values = { amount: '1,000.00', deadline, pair: '', whole: '', collection: '' };
    expect(outcome).toEqual({ ...REFUSED, values });
    const sentence = refusalSentence('receipt-in-suspense', values);
    for (const way of ['暂存款抵缴', '退回', deadline]) expect(sentence).toContain(way);
    expect(await stateOf(payment)).toEqual({ state: 'due', method: 'transfer' });
    const input = { paymentId: payment.paymentId, method: 'treasury' as const };
    expect(await act(clerk, changeMethod, { input })).toMatchObject(REFUSED);
    expect(await readAs(clerk, (tx) => arrivedForPayments(tx, clerk.unitId))).toEqual(
      new Map([[payment.paymentId, 100_000n]]),
    );
  });

  test('is not needed once the rest lies there too: that pays it', async () => {
    const { clerk, payment, revoke } = await arrived(kind);
    expect(await toSuspense(clerk, payment)).toMatchObject({ refusal: 'suspense-too-small' });
    await done(funds, enterReceipt, receiptFor(payment, { amount: '1400.00' }));
    expect(await revoke()).toMatchObject({ ...REFUSED, values: { amount: '2,400.00', whole: 'yes' } });
    expect(await toSuspense(clerk, payment)).toMatchObject({ ok: true });
    expect(await stateOf(payment)).toEqual({ state: 'posted', method: 'suspense' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is possible, as is another method, once the money was refunded, not while somebody proposes it', async () => {
    const { clerk, payment, receiptId, revoke } = await arrived(kind);
    await done(second, decideRefund, { id: await proposed(receiptId), decision: 'decline' });
    const id = await proposed(receiptId);
    expect(await revoke()).toMatchObject(REFUSED);
    await done(second, decideRefund, { id, decision: 'confirm' });
    await done(clerk, changeMethod, { paymentId: payment.paymentId, method: 'treasury' });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await stateOf(payment)).toEqual({ state: 'revoked', method: 'treasury' });
    expect(await unitOf(clerk)).toMatchObject({ monthState: kind === 'a month' ? 'open' : 'due' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is possible once the money has paid for something else, not while other money did', async () => {
    const { clerk, payment, other, revoke } = await arrived(kind);
    await fillSuspense(owner, funds, { clerk, amount: '1400.00' });
    expect(await revoke()).toMatchObject(REFUSED);
    expect(await toSuspense(clerk, other)).toMatchObject({ ok: true });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await stateOf(payment)).toMatchObject({ state: 'revoked' });
    // What is paid out of suspense is its oldest money.
    const rich = await dueOf(kind);
    await fillSuspense(owner, funds, { clerk: rich.clerk, amount: '1400.01' });
    await done(funds, enterReceipt, receiptFor(rich.payment, { amount: '1000.00' }));
    expect(await toSuspense(rich.clerk, rich.other)).toMatchObject({ ok: true });
    expect(await rich.revoke()).toMatchObject({ ...REFUSED, values: { amount: '0.01' } });
  });

  test('is not needed once the payment has expired: what it was to pay is free again (Q-58)', async () => {
    const { clerk, payment, revoke } = await arrived(kind);
    const [row] = await rowsOf<{ after: string }>(
      owner,
      sql`select (deadline + 1)::text as after from payments where id = ${payment.paymentId}`,
    );
    await actOn(row?.after ?? '', funds, { operation: expirePayments, input: {} });
    expect(await stateOf(payment)).toMatchObject({ state: 'expired' });
    expect(await revokedOr(revoke)).toBe(kind === 'a month' ? 'remittance-closed' : 'payment-not-due');
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open' });
    // The money is the unit's, and pays with the rest what is registered anew.
    await fillSuspense(owner, funds, { clerk, amount: '10000.00' });
    const remittanceId = await saveMonth(clerk);
    await done(clerk, registerPayment, { remittanceId, method: 'suspense' });
    expect(await unitOf(clerk)).toMatchObject({ monthState: 'open', openMonth: '2019-11' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('where two persons decide, names a way that is open to them', async () => {
    const { clerk, payment, revoke } = await arrived(kind);
    await wantSecondPerson(owner, clerk);
    expect(await revoke()).toMatchObject({ ...REFUSED, values: { pair: 'yes' } });
    expect(await toSuspense(clerk, payment)).toMatchObject({ refusal: 'second-person-for-suspense' });
    await done(funds, enterReceipt, receiptFor(payment));
    expect(await stateOf(payment)).toMatchObject({ state: 'posted' });
  });

  test('and the money that comes at the same moment: it is late, or holds the payment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const due = await dueOf(kind);
      const [revoked, received] = await Promise.all([
        revokedOr(due.revoke),
        act(funds, enterReceipt, { input: receiptFor(due.payment, { amount: '1.00' }) }),
      ]);
      expect([
        ['done', 'late'],
        ['receipt-in-suspense', 'short'],
      ]).toContainEqual([revoked, received.ok ? received.result.finding : received.refusal]);
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });
});

async function revokedOr(revoke: Due['revoke']): Promise<string> {
  const outcome = await revoke();
  return outcome.ok ? 'done' : outcome.refusal;
}

test('money of nobody, of another payment and of another unit holds up no payment', async () => {
  const { payment, clerk, revoke } = await arrived('a month');
  expect(await revokedOr((await dueOf('a month')).revoke)).toBe('done');
  await fillSuspense(owner, funds, { clerk, amount: '5.00' });
  const free = await readAs(clerk, (tx) => arrivedForPayments(tx, clerk.unitId));
  expect([...free.keys()]).toEqual([payment.paymentId]);
  expect(await revoke()).toMatchObject(REFUSED);
});
