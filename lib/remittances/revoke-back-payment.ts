import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { payments } from '@/db/schema/remittances';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnit } from '@/lib/units/unit-in-force';
import { detachBackPayments } from './back-payments';
import { refuseOnceSent } from './collections';
import { refuseOnceArrived } from './arrived-for-payments';

/**
 * 撤销 of a payment that pays back payments alone: it is marked 已撤销, and what it was to pay can be paid with the month or anew.
 * Refuses a month's payment, one that does not wait for money, one that the bank has been told to collect, and one whose money has arrived, were it too
 * little: that lies in suspense and is attached to the payment until it pays, is refunded, or the payment expires.
 */
export const revokeBackPayment = unitOperation({
  name: 'payment.revoke-back-pay',
  input: z.strictObject({ paymentId: z.uuid(), reason: z.string().trim().min(1, 'reason-missing').max(200) }),
  async run({ tx, principal, clock, note }, { paymentId, reason }) {
    await lockUnit(tx, principal.unitId);
    const ofUnit = and(eq(payments.id, paymentId), eq(payments.unitId, principal.unitId));
    const [payment] = await tx
      .select()
      .from(payments)
      .where(and(ofUnit, eq(payments.purpose, 'back-pay')));
    if (!payment) return refuse('not-found');
    if (payment.state === 'posted') refuse('receipt-arrived');
    if (payment.state !== 'due') refuse('payment-not-due');
    await refuseOnceSent(tx, payment);
    await refuseOnceArrived(tx, payment);
    await tx
      .update(payments)
      .set({ state: 'revoked', revokedBy: principal.id, revokedAt: clock.now(), revokeReason: reason })
      .where(ofUnit);
    await detachBackPayments(tx, principal.unitId, { paymentId: payment.id });
    note({ month: payment.lastMonth, people: payment.heads });
    return { paymentId: payment.id };
  },
});
