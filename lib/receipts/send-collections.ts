import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import { businessNumber } from '@/lib/operations/business-number';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { COLLECTING } from '@/lib/remittances/collections';
import { TO_TAKE_BACK } from '@/lib/remittances/paid-meanwhile';
import { lockUnits } from '@/lib/units/unit-in-force';
import { newIds } from '@/lib/values/ids';
import { ARRIVED } from './list-held';

interface ToCollect extends Record<string, unknown> {
  id: string;
  unitId: string;
}

const UNTOLD = sql`p.state = 'due' and p.method = 'collection' and not ${COLLECTING}`;

/** Payments `p` by 托收 that the bank is to be told to collect. */
export const TO_COLLECT = sql`${UNTOLD} and not ${TO_TAKE_BACK} and not (${ARRIVED})`;

/** Payments `p` by 托收 that the bank is not told to collect as long as money that came for them lies in suspense. A month is paid in one sum: the bank would take the whole again. */
export const HELD_BACK = sql`${UNTOLD} and not ${TO_TAKE_BACK} and ${ARRIVED}`;

/** Payments `p` by 托收 that the bank is not told to collect, as another unit has paid what they make up (B-5), whether money came for them or not. */
export const NEVER_COLLECTED = sql`${UNTOLD} and ${TO_TAKE_BACK}`;

/**
 * 发送托收指令: tells the bank to take what is due from the accounts of the units that chose 托收, all that wait and that no money has come for, in one batch with a file for
 * the bank. From then on the unit can neither take the month back nor pay in another way. Refuses when none waits.
 */
export const sendCollections = officeOperation({
  name: 'collections.send',
  input: z.strictObject({}),
  async run({ tx, principal, clock }) {
    const waiting = sql`select p.id, p.unit_id as "unitId" from payments p where ${TO_COLLECT} order by p.id`;
    const seen = await tx.execute<ToCollect>(waiting);
    await lockUnits(
      tx,
      seen.map(({ unitId }) => unitId),
    );
    // Some may have been revoked or paid otherwise while this waited for their locks; what came new is for the next batch.
    const locked = new Set(seen.map(({ id }) => id));
    const payments = (await tx.execute<ToCollect>(waiting)).filter(({ id }) => locked.has(id));
    if (payments.length === 0) refuse('collections-none');
    const batch = await businessNumber(tx, clock.today());
    const paymentIds = pgArray(
      payments.map(({ id }) => id),
      'uuid',
    );
    const sent = await tx.execute(sql`
      insert into collection_instructions (id, unit_id, payment_id, batch_number, payer_name, payer_account, payer_bank, amount, state, sent_by, sent_at, sent_on)
      select n.id, p.unit_id, p.id, ${batch}, u.name, u.bank_account, coalesce(u.bank_name, u.collection_bank), p.amount, 'sent', ${principal.id}::uuid,
        ${clock.now().toISOString()}::timestamptz, ${clock.today()}::date
      from unnest(${pgArray(newIds(clock.milliseconds(), payments.length), 'uuid')}, ${paymentIds}) as n (id, payment_id)
      join payments p on p.id = n.payment_id join units u on u.id = p.unit_id
      where u.bank_account is not null returning 1`);
    if (sent.length === 0) refuse('collections-none');
    return { batch, sent: sent.length };
  },
});
