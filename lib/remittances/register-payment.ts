import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { remittances } from '@/db/schema/remittances';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { needsSecondPerson } from '@/lib/units/second-person';
import { unitForAct } from '@/lib/units/unit-in-force';
import { lockForPosting } from './lock-for-posting';
import { insertPayment, paymentMethod, type PaymentMethod } from './insert-payment';
import { batchOf } from './list-remittances';
import { refuseToPayAgain } from './paid-meanwhile';
import { payFromSuspense } from './pay-from-suspense';

/**
 * 缴存 of 缴款登记: registers how a saved month, with those that were saved with it, will be paid and gives it a 缴款码 and a deadline. The amount is
 * the roster's; nobody types it. From 暂存款 it is paid and posted at once. Refuses another unit's roster, one that is not
 * 已保存, a unit that may not remit (P-7), one with a back payment for a month that another unit has paid since (B-5), and a suspense balance that is too small. In a unit that wants it, a second person approves of it first.
 */
export const registerPayment = needsSecondPerson(
  unitOperation({
    name: 'payment.register',
    input: z.strictObject({ remittanceId: z.uuid(), method: paymentMethod }),
    statementSeconds: 300,
    async run(running, input) {
      const { tx, principal, note } = running;
      const [roster] = await lockForPosting(tx, principal.unitId, () =>
        tx
          .select()
          .from(remittances)
          .where(and(eq(remittances.id, input.remittanceId), eq(remittances.unitId, principal.unitId))),
      );
      if (!roster) return refuse('not-found');
      if (roster.state !== 'saved') refuse('remittance-not-saved', { state: REMITTANCE_STATE_WORDS[roster.state] });
      const unit = await unitForAct(tx, principal.unitId, 'register-payment');
      const batch = await batchOf(tx, roster);
      const payment = await insertPayment(running, {
        unit,
        method: input.method,
        purpose: 'month',
        amount: batch.due,
        heads: batch.heads,
        months: { first: batch.first, last: batch.last },
      });
      await tx
        .update(remittances)
        .set({ state: 'due', paymentId: payment.id })
        .where(and(eq(remittances.unitId, unit.id), eq(remittances.batchId, roster.batchId)));
      await refuseToPayAgain(tx, payment, 'month');
      if (input.method === 'suspense') await payFromSuspense(running, payment);
      note({ month: batch.last, people: batch.heads });
      return { paymentId: payment.id, number: payment.number };
    },
  }),
  {
    foresee: foreseePayment,
    promised: () => null,
    shownAt: ({ paymentId }) => `/payments/${paymentId}`,
  },
);

async function foreseePayment(
  { tx, principal }: Pick<RunningForUnit, 'tx' | 'principal'>,
  input: { remittanceId: string; method: PaymentMethod },
) {
  const [roster] = await tx
    .select()
    .from(remittances)
    .where(and(eq(remittances.id, input.remittanceId), eq(remittances.unitId, principal.unitId)));
  const amount = roster ? (await batchOf(tx, roster)).due : null;
  return { input, amount, standsOn: roster?.state ?? null };
}
