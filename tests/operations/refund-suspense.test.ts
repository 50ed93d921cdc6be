import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { proposeAllocation } from '@/lib/receipts/allocate-suspense';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { getHeld, listHeld } from '@/lib/receipts/list-held';
import { decideRefund, proposeRefund } from '@/lib/receipts/refund-suspense';
import { refundInput } from '@/lib/receipts/refund-suspense.input';
import { registerPayment } from '@/lib/remittances/register-payment';
import { fillSuspense, numberOf } from '../support/back-payments';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import {
  bookedBy,
  openPeople,
  receipt,
  receiptFor,
  registerMonth,
  rowsOf,
  saveMonth,
  suspenseOf,
} from '../support/remittance';
import { steppedUp } from '../support/sessions';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
  second = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
});

const PAYEE = { payeeName: '付款单位', payeeAccount: '6200000000000000', reason: '误付，申请退回' };

async function unknownMoney(): Promise<string> {
  return (await done(funds, enterReceipt, receipt({ amount: '800.00' }))).id;
}

async function proposed(receiptId: string): Promise<string> {
  return (await done(funds, proposeRefund, { receiptId, ...PAYEE })).id;
}

/** A unit whose month is due, and a receipt of it that was more. */
async function overpaid(): Promise<{ clerk: OperatorPrincipal; receiptId: string }> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  const payment = await registerMonth(owner, clerk);
  const { id, finding } = await done(funds, enterReceipt, receiptFor(payment, { amount: '2500.00' }));
  expect(finding).toBe('over');
  return { clerk, receiptId: id };
}

describe('proposed by one and confirmed by another', () => {
  test('what was too much leaves suspense and the bank, and the unit is told', async () => {
    const { clerk, receiptId } = await overpaid();
    const id = await proposed(receiptId);
    expect(await suspenseOf(owner, clerk.unitId)).toBe(10_000n);
    expect(await done(second, decideRefund, { id, decision: 'confirm' })).toEqual({ id, decision: 'confirm' });
    expect(await suspenseOf(owner, clerk.unitId)).toBe(0n);
    expect((await bookedBy(owner, receiptId)).at(-1)).toEqual({
      kind: 'refund',
      lines: '101 centre 10000, 219 unit -10000',
    });
    const told = await rowsOf(
      owner,
      sql`select code, values from notices where unit_id = ${clerk.unitId} order by id desc limit 1`,
    );
    expect(told).toEqual([
      { code: 'suspense-refunded', values: { amount: '100.00', payee: '付款单位', account: '0000' } },
    ]);
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('money of nobody goes back from the unidentified suspense, and is listed and claimed no more', async () => {
    const before = await suspenseOf(owner, null);
    const receiptId = await unknownMoney();
    const id = await proposed(receiptId);
    await done(second, decideRefund, { id, decision: 'confirm' });
    expect(await suspenseOf(owner, null)).toBe(before);
    const held = await readAs(funds, (tx) => listHeld(tx, { page: 1, size: 200 }));
    expect(held.rows.map((row) => row.receipt.id)).not.toContain(receiptId);
    expect(await readAs(funds, (tx) => getHeld(tx, receiptId))).toMatchObject({
      lying: 0n,
      refunds: [{ refund: { state: 'done' } }],
    });
    const unit = await numberOf(owner, await makeUnit(owner));
    const claim = { receiptId, unit, reason: '来函' };
    expect(await act(second, proposeAllocation, { input: claim })).toMatchObject({
      ok: false,
      refusal: 'refund-proposed',
    });
    expect(await act(funds, proposeRefund, { input: { receiptId, ...PAYEE } })).toMatchObject({
      refusal: 'refund-nothing',
    });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('declined, nothing is booked and it may be proposed anew', async () => {
    const receiptId = await unknownMoney();
    await done(second, decideRefund, { id: await proposed(receiptId), decision: 'decline' });
    expect(await bookedBy(owner, receiptId)).toHaveLength(1);
    expect(await readAs(funds, (tx) => getHeld(tx, receiptId))).toMatchObject({ lying: 80_000n });
    await proposed(receiptId);
  });
});

describe('is refused', () => {
  test('to who proposed it', async () => {
    const id = await proposed(await unknownMoney());
    expect(await act(funds, decideRefund, { input: { id, decision: 'confirm' } })).toMatchObject({
      refusal: 'refund-own-proposal',
    });
  });

  test('a second proposal, and one while a claim waits', async () => {
    const receiptId = await unknownMoney();
    await proposed(receiptId);
    expect(await act(second, proposeRefund, { input: { receiptId, ...PAYEE } })).toMatchObject({
      refusal: 'refund-proposed',
    });
    const claimed = await unknownMoney();
    await done(funds, proposeAllocation, {
      receiptId: claimed,
      unit: await numberOf(owner, await makeUnit(owner)),
      reason: '来函',
    });
    expect(await act(second, proposeRefund, { input: { receiptId: claimed, ...PAYEE } })).toMatchObject({
      refusal: 'suspense-proposed',
    });
  });

  test('when the unit has paid from it meanwhile', async () => {
    const clerk = await makeUnit(owner);
    await openPeople(clerk, 1);
    await fillSuspense(owner, funds, { clerk, amount: '2400.00' });
    const [held] = await rowsOf<{ id: string }>(owner, sql`select id from receipts where unit_id = ${clerk.unitId}`);
    const id = await proposed(held?.id ?? '');
    await done(clerk, registerPayment, { remittanceId: await saveMonth(clerk), method: 'suspense' });
    expect(await act(second, decideRefund, { input: { id, decision: 'confirm' } })).toMatchObject({
      refusal: 'refund-too-much',
    });
    await done(second, decideRefund, { id, decision: 'decline' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('decided twice, also by two at once', async () => {
    const id = await proposed(await unknownMoney());
    const third = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
    const outcomes = await Promise.all(
      [second, third].map((principal) => act(principal, decideRefund, { input: { id, decision: 'confirm' } })),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal)).sort()).toEqual([
      'done',
      'refund-decided',
    ]);
  });

  test('to other roles and to units, and of what is not there', async () => {
    const receiptId = await unknownMoney();
    for (const principal of [await makeStaff(owner, ['counter', 'reviewer', 'administrator']), await makeUnit(owner)]) {
      expect(await act(principal, proposeRefund, { input: { receiptId, ...PAYEE } })).toMatchObject({
        refusal: 'not-permitted',
      });
      expect(await act(principal, decideRefund, { input: { id: randomUUID(), decision: 'confirm' } })).toMatchObject({
        refusal: 'not-permitted',
      });
    }
    expect(await act(funds, proposeRefund, { input: { receiptId: randomUUID(), ...PAYEE } })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await act(funds, decideRefund, { input: { id: randomUUID(), decision: 'decline' } })).toMatchObject({
      refusal: 'not-found',
    });
  });

  test('typed without payee, account or reason', () => {
    const parsed = refundInput.safeParse({ receiptId: randomUUID(), payeeName: ' ', payeeAccount: ' ', reason: '' });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      'payee-name-missing',
      'payee-account-missing',
      'refund-reason-missing',
    ]);
  });
});

test('the same key is the same proposal', async () => {
  const receiptId = await unknownMoney();
  const key = randomUUID();
  const input = { receiptId, ...PAYEE };
  const first = await act(funds, proposeRefund, { input, key });
  expect(await act(funds, proposeRefund, { input, key })).toEqual(first);
  expect(await readAs(funds, (tx) => getHeld(tx, receiptId))).toMatchObject({
    refunds: [{ refund: { state: 'proposed' } }],
  });
});

test('nobody proposes or confirms one without proving himself again for it', async () => {
  const receiptId = await unknownMoney();
  const needed = { ok: false, refusal: 'step-up-needed', values: { group: 'refunds' } };
  const other = await makeStaff(owner, ['funds']);
  const elsewhere = await steppedUp(owner, other, { group: 'operators' });
  for (const one of [other, elsewhere]) {
    expect(await act(one, proposeRefund, { input: { receiptId, ...PAYEE } })).toEqual(needed);
  }
  const id = await proposed(receiptId);
  expect(await act(elsewhere, decideRefund, { input: { id, decision: 'confirm' } })).toEqual(needed);
});
