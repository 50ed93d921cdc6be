import { and, count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { payments } from '@/db/schema/remittances';
import { UNPAID_BACK_PAYMENT } from '@/lib/filings/unpaid-back-payment';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { needsSecondPerson } from '@/lib/units/second-person';
import { unitForAct } from '@/lib/units/unit-in-force';
import { addFen, fen, sumFen } from '@/lib/values/money';
import { lockForPosting } from './lock-for-posting';
import { insertPayment, paymentMethod, type PaymentMethod } from './insert-payment';
import { refuseToPayAgain } from './paid-meanwhile';
import { payFromSuspense } from './pay-from-suspense';

/**
 * Registers back payments to be paid by themselves, not with the month (B-6, Q-80). Refuses those that are not effective, or that a
 * roster or another payment has already, whole months that another unit has paid since (B-5), and a second such payment while one waits. As with a
 * month, a second person may be wanted.
 */
export const registerBackPayment = needsSecondPerson(
  unitOperation({
    name: 'payment.register-back-pay',
    input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000), method: paymentMethod }),
    statementSeconds: 300,
    async run(running, { ids, method: chosen }) {
      const { tx, principal, note } = running;
      await lockForPosting(tx, principal.unitId, () => Promise.resolve());
      const unit = await unitForAct(tx, principal.unitId, 'submit-filings');
      await refuseSecond(tx, unit.id);
      const lines = await tx
        .select({
          accountId: filings.accountId,
          month: filings.forMonth,
          unit: filings.unitShare,
          own: filings.ownShare,
        })
        .from(filings)
        .where(and(eq(filings.unitId, unit.id), UNPAID_BACK_PAYMENT, sql`${filings.id} in ${anyOf(ids, 'uuid')}`));
      if (lines.length !== new Set(ids).size) refuse('back-pay-not-open');
      const months = lines.flatMap(({ month }) => (month ? [month] : [])).sort();
      const [first, last] = [months[0], months.at(-1)];
      if (!first || !last) return refuse('back-pay-not-open');
      const amounts = lines.flatMap(({ unit: units, own }) =>
        units !== null && own !== null ? [addFen(units, own)] : [],
      );
      const heads = new Set(lines.map(({ accountId }) => accountId)).size;
      const registered = { unit, method: chosen, amount: sumFen(amounts), heads, months: { first, last } };
      const payment = await insertPayment(running, { ...registered, purpose: 'back-pay' });
      await tx
        .update(filings)
        .set({ paymentId: payment.id })
        .where(and(eq(filings.unitId, unit.id), sql`${filings.id} in ${anyOf(ids, 'uuid')}`));
      await refuseToPayAgain(tx, payment, 'nothing');
      if (chosen === 'suspense') await payFromSuspense(running, payment);
      note({ month: unit.openMonth, people: heads });
      return { paymentId: payment.id, number: payment.number };
    },
  }),
  {
    foresee: foreseeBackPayment,
    promised: () => null,
    shownAt: ({ paymentId }) => `/payments/${paymentId}`,
  },
);

async function foreseeBackPayment(
  { tx, principal }: Pick<RunningForUnit, 'tx' | 'principal'>,
  input: { ids: string[]; method: PaymentMethod },
) {
  const [sums] = await tx
    .select({ amount: sql<string>`coalesce(sum(${filings.unitShare} + ${filings.ownShare}), 0)::text`, lines: count() })
    .from(filings)
    .where(and(eq(filings.unitId, principal.unitId), sql`${filings.id} in ${anyOf(input.ids, 'uuid')}`));
  return { input, amount: fen(BigInt(sums?.amount ?? 0)), standsOn: sums?.lines ?? 0 };
}

async function refuseSecond(tx: Tx, unitId: string): Promise<void> {
  const open = await tx
    .select({ number: payments.number })
    .from(payments)
    .where(and(eq(payments.unitId, unitId), eq(payments.purpose, 'back-pay'), eq(payments.state, 'due')));
  if (open[0]) refuse('back-pay-payment-waits', { number: open[0].number });
}
