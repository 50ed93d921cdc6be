import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { PAYMENT_METHODS, payments } from '@/db/schema/remittances';
import { units } from '@/db/schema/units';
import { businessNumber } from '@/lib/operations/business-number';
import type { RunningForUnit } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { addDays } from '@/lib/values/day';
import { newId } from '@/lib/values/ids';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { newPaymentCode } from './payment-code';

/** 缴款方式. */
export const paymentMethod = z.enum(PAYMENT_METHODS);
export type PaymentMethod = z.infer<typeof paymentMethod>;

interface Registered {
  unit: UnitInForce;
  method: PaymentMethod;
  purpose: (typeof payments.$inferSelect)['purpose'];
  amount: Fen;
  heads: number;
  months: { first: Month; last: Month };
}

/** The registered payment: a number, a 缴款码, and a deadline. Refuses 托收 from a unit whose account the centre does not know. */
export async function insertPayment(
  { tx, principal, clock }: RunningForUnit,
  { unit, method: chosen, purpose, amount, heads, months }: Registered,
): Promise<typeof payments.$inferSelect> {
  await refuseWithoutAccount(tx, unit.id, chosen);
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

/** 托收 takes from the account that the centre has of the unit; without one there is nothing to take from. */
export async function refuseWithoutAccount(tx: Tx, unitId: string, method: PaymentMethod): Promise<void> {
  if (method === 'collection' && !(await hasBankAccount(tx, unitId))) refuse('collection-no-account');
}

/** Whether the centre has a bank account of the unit. */
export async function hasBankAccount(tx: Tx, unitId: string): Promise<boolean> {
  const [unit] = await tx.select({ account: units.bankAccount }).from(units).where(eq(units.id, unitId));
  return Boolean(unit?.account);
}
