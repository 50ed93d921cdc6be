import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { officeOperation } from '@/lib/operations/operation';
import { tellUnits } from '@/lib/units/tell-units';
import { lockUnits } from '@/lib/units/unit-in-force';
import { addDays, type Day } from '@/lib/values/day';
import { COLLECTING } from './collections';

export interface Expired extends Record<string, unknown> {
  unitId: string;
  paymentId: string;
  firstMonth: string;
  /** The last one that it was to pay. */
  month: string;
  purpose: 'month' | 'back-pay';
  deadline: string;
}

/** Marks payments past their deadline as of a day 已过期 and opens their months again; one payment, or all that are overdue. */
export async function expireOverdue(tx: Tx, today: Day, paymentId?: string): Promise<Expired[]> {
  // What the bank is collecting may still come; the funds desk ends it where the bank refuses.
  const overdue = sql`p.state = 'due' and p.deadline < ${today} and (${paymentId ?? null}::uuid is null or p.id = ${paymentId ?? null}::uuid) and not ${COLLECTING}`;
  // One after the other with the units' own business, as everything that touches their months; in one order, so that two
  // never wait for each other.
  const units = await tx.execute<{ id: string }>(sql`select distinct p.unit_id as id from payments p where ${overdue}`);
  const locked = await lockUnits(
    tx,
    units.map(({ id }) => id),
  );
  // What became overdue while this waited belongs to units that are not locked: it is for the next run.
  const ours = sql`${overdue} and p.unit_id in ${anyOf([...locked], 'uuid')}`;
  return tx.execute<Expired>(sql`
    with overdue as (
      update payments p set state = 'expired' where ${ours} returning p.id, p.unit_id, p.first_month, p.last_month, p.purpose, p.deadline::text
    ), ended as (
      update remittances r set state = 'expired' from overdue o where r.payment_id = o.id and r.state = 'due' returning r.id
    ), detached as (
      update filings f set remittance_id = null, payment_id = null
      from overdue o
      where f.unit_id = o.unit_id and f.kind = 'back-pay' and f.paid_on is null
        and (f.payment_id = o.id or f.remittance_id in (select id from ended))
    )
    select o.unit_id as "unitId", o.id as "paymentId", o.first_month as "firstMonth", o.last_month as month, o.purpose, o.deadline from overdue o`);
}

/**
 * 过期处理: expires what is overdue today, and tells the units; by hand, or by the clock once a day, which leaves `bankDays` to the bank's file: money
 * of the last day is known the day after, and has come in time.
 */
export const expirePayments = officeOperation({
  name: 'payments.expire',
  input: z.strictObject({ bankDays: z.int().min(0).max(5).optional() }),
  async run({ tx, clock }, { bankDays = 0 }) {
    const expired = await expireOverdue(tx, addDays(clock.today(), -bankDays));
    const told = expired.map(({ unitId, paymentId, firstMonth, month, purpose, deadline }) => ({
      unitId,
      code: 'payment-expired',
      values: { first: firstMonth, month, purpose, deadline },
      path: `/payments/${paymentId}`,
    }));
    await tellUnits(tx, clock, told);
    return { expired: expired.length };
  },
});
