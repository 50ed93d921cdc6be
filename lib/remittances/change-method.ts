import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { payments } from '@/db/schema/remittances';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { wantsSecondPerson } from '@/lib/units/second-person';
import { lockForPosting } from './lock-for-posting';
import { refuseOnceSent } from './collections';
import { paymentMethod, refuseWithoutAccount } from './insert-payment';
import { refuseOnceArrived } from './arrived-for-payments';
import { refuseToPayAgain } from './paid-meanwhile';
import { payFromSuspense } from './pay-from-suspense';

/**
 * Changes how a registered payment is paid, while no money has come for it (rulebook 6). To 暂存款 pays it at once. Refuses a payment
 * that is not 待收款, one that the bank has been told to collect, 托收 without an account, and, but to 暂存款, one by another method than 托收 whose money lies in suspense
 * because it was too little; to 暂存款 in a unit that wants a second person, and what would pay a month that another unit has paid since (B-5).
 */
export const changeMethod = unitOperation({
  name: 'payment.change-method',
  input: z.strictObject({ paymentId: z.uuid(), method: paymentMethod }),
  statementSeconds: 300,
  async run(running, { paymentId, method: chosen }) {
    const { tx, principal, note } = running;
    const [payment] = await lockForPosting(tx, principal.unitId, () =>
      tx
        .select()
        .from(payments)
        .where(and(eq(payments.id, paymentId), eq(payments.unitId, principal.unitId), eq(payments.state, 'due'))),
    );
    if (!payment) return refuse('payment-not-due');
    // It would pay at once what the second person has approved of otherwise.
    if (chosen === 'suspense' && (await wantsSecondPerson(tx, principal.unitId))) refuse('second-person-for-suspense');
    await refuseOnceSent(tx, payment);
    await refuseWithoutAccount(tx, principal.unitId, chosen);
    // What was too little lies in suspense, where it may be paid from. 托收 may be left all the same: the bank would collect the whole.
    if (chosen !== 'suspense' && payment.method !== 'collection') await refuseOnceArrived(tx, payment);
    await tx.update(payments).set({ method: chosen }).where(eq(payments.id, payment.id));
    if (chosen === 'suspense') {
      await refuseToPayAgain(tx, payment, payment.purpose === 'month' ? 'month' : 'payment');
      await payFromSuspense(running, { ...payment, method: chosen });
    }
    note({ month: payment.lastMonth, people: payment.heads });
    return { paymentId, method: chosen, former: payment.method };
  },
});
