import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { PAYMENT_METHODS, payments, remittances } from '@/db/schema/remittances';
import { businessNumber } from '@/lib/operations/business-number';
import { unitOperation, type RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { REMITTANCE_STATE_WORDS } from '@/lib/text/terms';
import { needsSecondPerson, wantsSecondPerson } from '@/lib/units/second-person';
import { unitForAct, type UnitInForce } from '@/lib/units/unit-in-force';
import { addDays } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import { addFen, fen, sumFen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { lockForPosting } from './back-payments';
import { batchOf } from './list-remittances';
import { payFromSuspense } from './pay-from-suspense';
import { newPaymentCode } from './payment-code';

const method = z.enum(PAYMENT_METHODS);
type Method = z.infer<typeof method>;

/**
 * 缴存 of 缴款登记: registers how a saved month, with those that were saved with it, will be paid and gives it a 缴款码 and a deadline. The amount is
 * the roster's; nobody types it. From 暂存款 it is paid and posted at once. Refuses another unit's roster, one that is not
 * 已保存, a unit that may not remit (P-7), and a suspense balance that is too small. In a unit that wants it, a second person approves of it first.
 */
export const registerPayment = needsSecondPerson(
  unitOperation({
    name: 'payment.register',
    input: z.strictObject({ remittanceId: z.uuid(), method }),
    statementSeconds: 300,
    async run(running, input) {
      const { tx, principal, note } = running;
      await lockForPosting(tx, principal.unitId);
      const [roster] = await tx
        .select()
        .from(remittances)
        .where(and(eq(remittances.id, input.remittanceId), eq(remittances.unitId, principal.unitId)));
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
  input: { remittanceId: string; method: Method },
) {
  const [roster] = await tx
    .select()
    .from(remittances)
    .where(and(eq(remittances.id, input.remittanceId), eq(remittances.unitId, principal.unitId)));
  const amount = roster ? (await batchOf(tx, roster)).due : null;
  return { input, amount, standsOn: roster?.state ?? null };
}

/**
 * Registers back payments to be paid by themselves, not with the month (B-6, Q-80). Refuses those that are not effective, or that a
 * roster or another payment has already, and a second such payment while one waits. As with a month,
 * a second person may be wanted.
 */
export const registerBackPayment = needsSecondPerson(
  unitOperation({
    name: 'payment.register-back-pay',
    input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000), method }),
    statementSeconds: 300,
    async run(running, { ids, method: chosen }) {
      const { tx, principal, note } = running;
      await lockForPosting(tx, principal.unitId);
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
        .where(
          and(
            eq(filings.unitId, unit.id),
            eq(filings.kind, 'back-pay'),
            eq(filings.state, 'effective'),
            sql`${filings.remittanceId} is null and ${filings.paymentId} is null and ${filings.paidOn} is null`,
            sql`${filings.id} in ${anyOf(ids, 'uuid')}`,
          ),
        );
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
  input: { ids: string[]; method: Method },
) {
  const [sums] = await tx
    .select({ amount: sql<string>`coalesce(sum(${filings.unitShare} + ${filings.ownShare}), 0)::text`, lines: count() })
    .from(filings)
    .where(and(eq(filings.unitId, principal.unitId), sql`${filings.id} in ${anyOf(input.ids, 'uuid')}`));
  return { input, amount: fen(BigInt(sums?.amount ?? 0)), standsOn: sums?.lines ?? 0 };
}

/**
 * Changes how a registered payment is paid, while no money has come for it (rulebook 6). To 暂存款 pays it at once. Refuses a payment
 * that is not 待收款, and, but to 暂存款, one that a receipt has named; to 暂存款 in a unit that wants a second person.
 */
export const changeMethod = unitOperation({
  name: 'payment.change-method',
  input: z.strictObject({ paymentId: z.uuid(), method }),
  statementSeconds: 300,
  async run(running, { paymentId, method: chosen }) {
    const { tx, principal, note } = running;
    await lockForPosting(tx, principal.unitId);
    const [payment] = await tx
      .select()
      .from(payments)
      .where(and(eq(payments.id, paymentId), eq(payments.unitId, principal.unitId), eq(payments.state, 'due')));
    if (!payment) return refuse('payment-not-due');
    // It would pay at once what the second person has approved of otherwise.
    if (chosen === 'suspense' && (await wantsSecondPerson(tx, principal.unitId))) refuse('second-person-for-suspense');
    const received = await tx.execute(
      sql`select 1 from receipts r where r.unit_id = ${principal.unitId} and r.payment_id = ${payment.id} limit 1`,
    );
    // What was too little lies in suspense, where it may be paid from.
    if (received.length > 0 && chosen !== 'suspense') refuse('receipt-arrived');
    await tx.update(payments).set({ method: chosen }).where(eq(payments.id, payment.id));
    if (chosen === 'suspense') await payFromSuspense(running, { ...payment, method: chosen });
    note({ month: payment.lastMonth, people: payment.heads });
    return { paymentId, method: chosen, former: payment.method };
  },
});

async function refuseSecond(tx: Tx, unitId: string): Promise<void> {
  const open = await tx
    .select({ number: payments.number })
    .from(payments)
    .where(
      and(eq(payments.unitId, unitId), eq(payments.purpose, 'back-pay'), inArray(payments.state, ['due', 'arrived'])),
    );
  if (open[0]) refuse('back-pay-payment-waits', { number: open[0].number });
}

interface Registered {
  unit: UnitInForce;
  method: Method;
  purpose: (typeof payments.$inferSelect)['purpose'];
  amount: Fen;
  heads: number;
  months: { first: Month; last: Month };
}

async function insertPayment(
  { tx, principal, clock }: RunningForUnit,
  { unit, method: chosen, purpose, amount, heads, months }: Registered,
): Promise<typeof payments.$inferSelect> {
  const today = clock.today();
  const [payment] = await tx
    .insert(payments)
    .values({
      id: newId(clock.milliseconds()),
      unitId: unit.id,
      number: await businessNumber(tx, today),
      code: newPaymentCode(),
      method: chosen,
      purpose,
      amount,
      heads,
      firstMonth: months.first,
      lastMonth: months.last,
      state: 'due',
      registeredBy: principal.id,
      registeredAt: clock.now(),
      registeredOn: today,
      deadline: addDays(today, unit.parameters.paymentDays),
    })
    .returning();
  if (!payment) throw new Error('an inserted row is returned');
  return payment;
}
