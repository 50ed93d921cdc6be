import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { failCollection } from '@/lib/receipts/fail-collection';
import { collectionsOf, lastCollection, toCollect } from '@/lib/receipts/list-collections';
import { decideRefund, proposeRefund } from '@/lib/receipts/refund-suspense';
import { sendCollections } from '@/lib/receipts/send-collections';
import { changeMethod } from '@/lib/remittances/change-method';
import { expirePayments } from '@/lib/remittances/expire-payments';
import { registerPayment } from '@/lib/remittances/register-payment';
import { revokeRemittance } from '@/lib/remittances/revoke-remittance';
import { noticeSentence } from '@/lib/text/notices';
import { fen, fenToText } from '@/lib/values/money';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { actOn, openPeople, receipt, registerMonth, rowsOf, saveMonth, standingOf } from '../support/remittance';
import { steppedUp } from '../support/sessions';
import { behindLock } from '../support/unit-lock';

const { owner } = useDatabase();
let funds: StaffPrincipal;
let refunding: StaffPrincipal;
let second: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  funds = await makeStaff(owner, ['funds']);
  refunding = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
  second = await steppedUp(owner, await makeStaff(owner, ['funds']), { group: 'refunds' });
});

interface Collected {
  clerk: OperatorPrincipal;
  remittanceId: string;
  paymentId: string;
  code: string;
  amount: bigint;
}

/** A unit whose month is registered by 托收. */
async function byCollection(): Promise<Collected> {
  const clerk = await makeUnit(owner);
  await openPeople(clerk, 1);
  const remittanceId = await saveMonth(clerk);
  const { paymentId } = await done(clerk, registerPayment, { remittanceId, method: 'collection' });
  const [row] = await rowsOf<{ code: string; amount: bigint }>(
    owner,
    sql`select code, amount from payments where id = ${paymentId}`,
  );
  return { clerk, remittanceId, paymentId, code: row?.code ?? '', amount: row?.amount ?? 0n };
}

async function sent(): Promise<Collected & { id: string; batch: string }> {
  const collected = await byCollection();
  const { batch } = await done(funds, sendCollections, {});
  return { ...collected, batch, id: (await instructionOf(collected))?.id ?? '' };
}

function instructionOf({ clerk, paymentId }: Collected) {
  return readAs(clerk, (tx) => lastCollection(tx, { unitId: clerk.unitId, paymentId }));
}

function receiptOf({ code, amount }: Collected, arrivedOn = '2019-08-20') {
  return receipt({ memo: code, amount: fenToText(fen(amount)), arrivedOn });
}

describe('托收指令', () => {
  test('goes out once for each payment, with the unit’s account, and comes back as a receipt that posts', async () => {
    const collected = await sent();
    const [row] = await readAs(funds, (tx) => collectionsOf(tx, collected.batch));
    expect(row).toMatchObject({ code: collected.code, instruction: { amount: collected.amount, state: 'sent' } });
    expect(row?.instruction.payerAccount).toMatch(/^62/);
    expect((await readAs(funds, toCollect)).count).toBe(0);
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    expect(await done(funds, enterReceipt, receiptOf(collected))).toMatchObject({ finding: 'exact' });
    expect(await standingOf(owner, collected.remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
    expect(await instructionOf(collected)).toMatchObject({ state: 'collected' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('keeps the month from being taken back and paid otherwise until the bank answers (Q-64)', async () => {
    const collected = await sent();
    const { clerk, remittanceId, paymentId, id } = collected;
    const revoke = () => act(clerk, revokeRemittance, { input: { remittanceId, reason: '重办' } });
    expect(await revoke()).toMatchObject({ refusal: 'collection-sent' });
    for (const method of ['transfer', 'suspense'] as const) {
      expect(await act(clerk, changeMethod, { input: { paymentId, method } })).toMatchObject({
        refusal: 'collection-sent',
      });
    }
    await done(funds, failCollection, { id, reason: '余额不足' });
    expect(await instructionOf(collected)).toMatchObject({ state: 'failed', failure: '余额不足' });
    const told = await rowsOf(
      owner,
      sql`select values ->> 'reason' as reason from notices where unit_id = ${clerk.unitId} and code = 'collection-failed'`,
    );
    expect(told).toEqual([{ reason: '余额不足' }]);
    expect(await act(funds, failCollection, { input: { id, reason: '再试' } })).toMatchObject({
      refusal: 'collection-ended',
    });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that failed may be sent again, and the payment be changed to another method', async () => {
    const first = await sent();
    await done(funds, failCollection, { id: first.id, reason: '账号有误' });
    expect(await done(funds, sendCollections, {})).toMatchObject({ sent: 1 });
    const again = await instructionOf(first);
    expect(again).toMatchObject({ state: 'sent' });
    await done(funds, failCollection, { id: again?.id ?? '', reason: '账号有误' });
    await done(first.clerk, changeMethod, { paymentId: first.paymentId, method: 'transfer' });
    expect((await readAs(funds, toCollect)).count).toBe(0);
  });

  test('does not expire while the bank has it, and its money is not late', async () => {
    const collected = await sent();
    const expire = () => actOn('2019-08-30', funds, { operation: expirePayments, input: {} });
    await expire();
    expect(await standingOf(owner, collected.remittanceId)).toMatchObject({ payment: 'due' });
    const posted = { operation: enterReceipt, input: receiptOf(collected, '2019-08-30') };
    expect(await actOn('2019-08-30', funds, posted)).toMatchObject({ ok: true, result: { finding: 'exact' } });
    const failed = await sent();
    await done(funds, failCollection, { id: failed.id, reason: '余额不足' });
    await expire();
    expect(await standingOf(owner, failed.remittanceId)).toMatchObject({ payment: 'expired' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('that fails after the deadline leaves its unit the days of a new payment, and says so', async () => {
    const collected = await sent();
    const { clerk, paymentId, remittanceId } = collected;
    await actOn('2019-08-27', funds, { operation: failCollection, input: { id: collected.id, reason: '余额不足' } });
    const [told] = await rowsOf<{ deadline: string }>(
      owner,
      sql`select values ->> 'deadline' as deadline from notices where unit_id = ${clerk.unitId} and code = 'collection-failed'`,
    );
    expect(told).toEqual({ deadline: '2019-09-01' });
    await actOn('2019-08-28', funds, { operation: expirePayments, input: {} });
    await actOn('2019-08-28', clerk, { operation: changeMethod, input: { paymentId, method: 'transfer' } });
    const paid = { operation: enterReceipt, input: receiptOf(collected, '2019-08-30') };
    expect(await actOn('2019-08-30', funds, paid)).toMatchObject({ ok: true, result: { finding: 'exact' } });
    expect(await standingOf(owner, remittanceId)).toEqual({ remittance: 'posted', payment: 'posted' });
  });

  test('that fails while the expiry waits for another unit is left to the next one: its unit was not locked', async () => {
    const collected = await sent();
    const other = await makeUnit(owner);
    await openPeople(other, 1);
    const { remittanceId } = await registerMonth(owner, other);
    const expire = () => actOn('2019-08-30', funds, { operation: expirePayments, input: {} });
    const meanwhile = () => done(funds, failCollection, { id: collected.id, reason: '余额不足' });
    await behindLock(owner, other.unitId, { start: expire, meanwhile });
    expect(await standingOf(owner, remittanceId)).toMatchObject({ payment: 'expired' });
    expect(await standingOf(owner, collected.remittanceId)).toMatchObject({ payment: 'due' });
    await expire();
    expect(await standingOf(owner, collected.remittanceId)).toMatchObject({ payment: 'expired' });
  });

  test('by two at once goes out once', async () => {
    const collected = await byCollection();
    const outcomes = await Promise.all([1, 2].map(() => act(funds, sendCollections, { input: {} })));
    expect(outcomes.map((outcome) => (outcome.ok ? 'sent' : outcome.refusal)).sort()).toEqual([
      'collections-none',
      'sent',
    ]);
    const rows = await rowsOf(
      owner,
      sql`select id from collection_instructions where payment_id = ${collected.paymentId}`,
    );
    expect(rows).toHaveLength(1);
  });

  test('waits while money that came for it lies in suspense: the bank would take the whole again', async () => {
    const collected = await byCollection();
    const { id: receiptId } = await done(funds, enterReceipt, receiptOf({ ...collected, amount: 100_000n }));
    const [row] = await rowsOf<{ number: string }>(
      owner,
      sql`select number from payments where id = ${collected.paymentId}`,
    );
    const held = [row?.number];
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 0, amount: 0n, held });
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    const other = await byCollection();
    await done(funds, enterReceipt, receipt({ payerName: '不知名', amount: '5.00' }));
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 1, amount: other.amount, held });
    expect(await done(funds, sendCollections, {})).toMatchObject({ sent: 1 });
    expect(await instructionOf(collected)).toBeUndefined();
    expect(await instructionOf(other)).toMatchObject({ state: 'sent' });
    const payee = { payeeName: '付款单位', payeeAccount: '6200000000000000', reason: '误付，申请退回' };
    const { id } = await done(refunding, proposeRefund, { receiptId, ...payee });
    expect((await readAs(funds, toCollect)).count).toBe(0);
    await done(second, decideRefund, { id, decision: 'confirm' });
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 1, held: [] });
    expect(await done(funds, sendCollections, {})).toMatchObject({ sent: 1 });
    expect(await done(funds, enterReceipt, receiptOf(collected))).toMatchObject({ finding: 'exact' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is not sent again once too little has come of it, and the unit is not told to wait for that', async () => {
    const collected = await sent();
    await done(funds, enterReceipt, receiptOf({ ...collected, amount: 100_000n }));
    expect((await readAs(funds, toCollect)).held).toEqual([]);
    await done(funds, failCollection, { id: collected.id, reason: '余额不足' });
    expect(await readAs(funds, toCollect)).toMatchObject({ count: 0, held: [expect.stringMatching(/^\d+$/)] });
    const [told] = await rowsOf<{ code: string; values: Record<string, string> }>(
      owner,
      sql`select code, values from notices where unit_id = ${collected.clerk.unitId} and code = 'collection-failed'`,
    );
    expect(told && noticeSentence(told)).toMatch(/更改缴款方式缴款。$/);
    expect(await act(funds, sendCollections, { input: {} })).toMatchObject({ refusal: 'collections-none' });
    const { paymentId, clerk } = collected;
    await done(clerk, changeMethod, { paymentId, method: 'transfer' });
    expect((await readAs(funds, toCollect)).held).toEqual([]);
  });

  test('needs an account of the unit', async () => {
    const clerk = await makeUnit(owner);
    await change(owner, sql`update units set bank_account = null where id = ${clerk.unitId}`);
    await openPeople(clerk, 1);
    const remittanceId = await saveMonth(clerk);
    const register = (method: 'collection' | 'transfer') =>
      act(clerk, registerPayment, { input: { remittanceId, method } });
    expect(await register('collection')).toMatchObject({ refusal: 'collection-no-account' });
    const other = await register('transfer');
    const paymentId = other.ok ? other.result.paymentId : '';
    expect(await act(clerk, changeMethod, { input: { paymentId, method: 'collection' } })).toMatchObject({
      refusal: 'collection-no-account',
    });
  });

  test('is the funds desk’s, and another unit’s is not seen', async () => {
    const collected = await sent();
    const reviewer = await makeStaff(owner, ['reviewer']);
    expect(await act(reviewer, sendCollections, { input: {} })).toMatchObject({ refusal: 'not-permitted' });
    expect(await act(collected.clerk, failCollection, { input: { id: collected.id, reason: '不扣' } })).toMatchObject({
      refusal: 'not-permitted',
    });
    expect(await act(funds, failCollection, { input: { id: randomUUID(), reason: '无' } })).toMatchObject({
      refusal: 'not-found',
    });
    const stranger = await makeUnit(owner);
    const seen = await readAs(stranger, (tx) =>
      lastCollection(tx, { unitId: collected.clerk.unitId, paymentId: collected.paymentId }),
    );
    expect(seen).toBeUndefined();
  });
});
