import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { readAs } from '@/lib/operations/read';
import { enterReceipt } from '@/lib/receipts/enter-receipt';
import { listRevoked } from '@/lib/remittances/list-revoked';
import { revokeBackPayment } from '@/lib/remittances/revoke-back-payment';
import { month } from '@/lib/values/month';
import { payBack, registerAlone } from '../support/back-payments';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { brokenInvariants } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters } from '../support/hall';
import { newLine, unitWithSealed } from '../support/paying-units';
import { receiptFor, registerMonth, rowsOf, sheetOf } from '../support/remittance';

const { owner } = useDatabase();
let funds: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  await change(owner, sql`update fund_parameters set months_ahead = 6`);
  funds = await makeStaff(owner, ['funds']);
});

async function paidAlone() {
  const { clerk, account } = await unitWithSealed(owner, funds, [newLine()]);
  const ids = await payBack(clerk, account, [{ forMonth: '201909' }]);
  return { clerk, ids, payment: await registerAlone(owner, clerk, { ids }) };
}

describe('taking back a payment of back payments', () => {
  test('marks it, and what it was to pay can go with the month or be registered anew', async () => {
    const { clerk, ids, payment } = await paidAlone();
    const { paymentId } = payment;
    expect((await sheetOf(clerk)).backPay.amount).toBe(0n);
    await done(clerk, revokeBackPayment, { paymentId, reason: '改随本月汇缴' });
    expect((await sheetOf(clerk)).backPay).toEqual({ heads: 1, amount: 240_000n });
    const [row] = await rowsOf(
      owner,
      sql`select state, revoked_by, revoke_reason from payments where id = ${paymentId}`,
    );
    expect(row).toEqual({ state: 'revoked', revoked_by: clerk.id, revoke_reason: '改随本月汇缴' });
    const asked = { business: null, type: 'back-pay', month: month('2019-09'), from: null, to: null } as const;
    const listed = await readAs(clerk, (tx) =>
      listRevoked(tx, clerk.unitId, { query: asked, page: { page: 1, size: 10 } }),
    );
    expect(listed).toMatchObject({
      total: 1,
      rows: [{ operation: 'payment.revoke-back-pay', actorName: clerk.name, payment: { id: paymentId } }],
    });
    await registerAlone(owner, clerk, { ids });
    expect(await done(funds, enterReceipt, receiptFor(payment))).toMatchObject({ finding: 'late' });
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('is refused once its money has arrived', async () => {
    const { clerk, payment } = await paidAlone();
    await done(funds, enterReceipt, receiptFor(payment));
    const input = { paymentId: payment.paymentId, reason: '不缴了' };
    expect(await act(clerk, revokeBackPayment, { input })).toMatchObject({ ok: false, refusal: 'receipt-arrived' });
  });

  test('is refused a second time, of a month, and to another unit', async () => {
    const { clerk, payment } = await paidAlone();
    const input = { paymentId: payment.paymentId, reason: '不缴了' };
    const stranger = await makeUnit(owner);
    expect(await act(stranger, revokeBackPayment, { input })).toMatchObject({ refusal: 'not-found' });
    await done(clerk, revokeBackPayment, input);
    expect(await act(clerk, revokeBackPayment, { input })).toMatchObject({ refusal: 'payment-not-due' });
    const month = await registerMonth(owner, clerk);
    const ofMonth = { paymentId: month.paymentId, reason: '不缴了' };
    expect(await act(clerk, revokeBackPayment, { input: ofMonth })).toMatchObject({ refusal: 'not-found' });
  });

  test('is not for who only looks, nor for the centre', async () => {
    const { clerk, payment } = await paidAlone();
    const input = { paymentId: payment.paymentId, reason: '不缴了' };
    for (const principal of [{ ...clerk, roles: ['viewer' as const] }, funds]) {
      expect(await act(principal, revokeBackPayment, { input })).toMatchObject({ refusal: 'not-permitted' });
    }
  });

  test('and the money that comes at the same moment: it posts, or it is late', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { clerk, payment } = await paidAlone();
      const input = { paymentId: payment.paymentId, reason: '不缴了' };
      const [revoked, received] = await Promise.all([
        act(clerk, revokeBackPayment, { input }),
        act(funds, enterReceipt, { input: receiptFor(payment) }),
      ]);
      const finding = received.ok ? received.result.finding : received.refusal;
      expect([
        [true, 'late'],
        [false, 'exact'],
      ]).toContainEqual([revoked.ok, finding]);
    }
    expect(await brokenInvariants(owner)).toEqual([]);
  });

  test('under the same key is done once', async () => {
    const { clerk, payment } = await paidAlone();
    const key = randomUUID();
    const input = { paymentId: payment.paymentId, reason: '不缴了' };
    const first = await act(clerk, revokeBackPayment, { input, key });
    expect(await act(clerk, revokeBackPayment, { input, key })).toEqual(first);
  });
});
