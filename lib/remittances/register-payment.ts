import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { PAYMENT_METHODS, payments, remittances } from '@/db/schema/remittances';
import { businessNumber } from '@/lib/operations/business-number';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { lockUnit, unitForAct } from '@/lib/units/unit-in-force';
import { addDays } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import { newPaymentCode } from './payment-code';

/**
 * 缴存 of 缴款登记: registers how a saved month will be paid and gives it a 缴款码 and a deadline. The amount is
 * the roster's; nobody types it. Refuses another unit's roster, one that is not 已保存, and a unit that may not remit (P-7).
 */
export const registerPayment = unitOperation({
  name: 'payment.register',
  input: z.strictObject({ remittanceId: z.uuid(), method: z.enum(PAYMENT_METHODS) }),
  async run({ tx, principal, clock, note }, { remittanceId, method }) {
    await lockUnit(tx, principal.unitId);
    const [roster] = await tx
      .select()
      .from(remittances)
      .where(and(eq(remittances.id, remittanceId), eq(remittances.unitId, principal.unitId)));
    if (!roster) return refuse('not-found');
    if (roster.state !== 'saved') refuse('remittance-not-saved', { state: REMITTANCE_STATE_WORDS[roster.state] });
    const unit = await unitForAct(tx, principal.unitId, 'register-payment');
    const payment = {
      id: newId(clock.milliseconds()),
      unitId: unit.id,
      number: await businessNumber(tx, clock.today()),
      code: newPaymentCode(),
      method,
      amount: roster.dueAmount,
      heads: roster.currentHeads,
      firstMonth: roster.month,
      lastMonth: roster.month,
      state: 'due' as const,
      registeredBy: principal.id,
      registeredAt: clock.now(),
      registeredOn: clock.today(),
      deadline: addDays(clock.today(), unit.parameters.paymentDays),
    };
    await tx.insert(payments).values(payment);
    await tx.update(remittances).set({ state: 'due', paymentId: payment.id }).where(eq(remittances.id, roster.id));
    note({ month: roster.month, people: roster.currentHeads });
    return { paymentId: payment.id, number: payment.number };
  },
});
