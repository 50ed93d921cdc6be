import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { officeOperation } from '@/lib/operations/operation';
import type { Day } from '@/lib/values/day';

/** Marks payments past their deadline 已过期 and opens their months again; one payment, or all that are overdue. */
export async function expireOverdue(tx: Tx, today: Day, paymentId?: string): Promise<number> {
  const rows = await tx.execute(sql`
    with overdue as (
      update payments set state = 'expired'
      where state = 'due' and deadline < ${today} and (${paymentId ?? null}::uuid is null or id = ${paymentId ?? null}::uuid)
      returning id
    )
    update remittances r set state = 'expired' from overdue o where r.payment_id = o.id and r.state = 'due' returning r.id`);
  return rows.length;
}

/** 过期处理: expires what is overdue today. */
export const expirePayments = officeOperation({
  name: 'payments.expire',
  input: z.strictObject({}),
  async run({ tx, clock }) {
    return { expired: await expireOverdue(tx, clock.today()) };
  },
});
