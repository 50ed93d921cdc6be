import { and, eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { anyOf, pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { queueMessages } from '@/lib/gateways/short-messages';
import { officeOperation } from '@/lib/operations/operation';
import { openPersonal } from '@/lib/people/protect';
import type { ShortMessagePurpose } from '@/lib/text/short-messages';
import { newIds } from '@/lib/values/ids';
import { formatMonthSpanProse, month } from '@/lib/values/month';
import { REMINDERS } from './reminders';

interface Reminder extends Record<string, unknown> {
  unitId: string;
  code: string;
  values: string;
  path: string;
  key: string;
}

/**
 * Reminds units of what is due, each thing once: a payment that waits since three days, the month after its payday and when it is overdue
 * (L-9, Q-111), answers to requests for transfers, the window of base adjustments, and people who wait to be transferred thirty days after
 * they came or left (L-5). By notice; of a payment, the end of the window, and who waits also by short message to the unit's first
 * operator. Says how many were given.
 */
export const remindUnits = officeOperation({
  name: 'reminders.send',
  input: z.strictObject({}),
  async run({ tx, clock }) {
    const due = await tx.execute<Reminder>(sql`
      select r.unit_id as "unitId", r.code, r.values::text as values, r.path, r.key
      from (${union(REMINDERS.map((of) => of(clock.today())))}) r (unit_id, code, values, path, key)
      where not exists (select from notices n where n.unit_id = r.unit_id and n.key = r.key)
      order by r.unit_id, r.key`);
    if (due.length === 0) return { reminded: 0, sent: 0 };
    const column = (read: (reminder: Reminder) => string) => pgArray(due.map(read), 'text');
    const ids = pgArray(newIds(clock.milliseconds(), due.length), 'uuid');
    const given = await tx.execute<Given>(sql`
      insert into notices (id, unit_id, code, values, path, key, at)
      select r.id, r.unit_id::uuid, r.code, r.values::jsonb, r.path, r.key, ${clock.now().toISOString()}::timestamptz
      from unnest(${ids}, ${column((each) => each.unitId)}, ${column((each) => each.code)}, ${column((each) => each.values)},
        ${column((each) => each.path)}, ${column((each) => each.key)}) as r (id, unit_id, code, values, path, key)
      on conflict (unit_id, key) do nothing returning unit_id as "unitId", code, values`);
    const sent = await sendMessages(tx, given, clock);
    return { reminded: given.length, sent };
  },
});

type Values = Record<string, string>;

interface Given extends Record<string, unknown> {
  unitId: string;
  code: string;
  values: Values;
}

/** Which reminders go out as short messages too, and what those say. */
const MESSAGES: Record<string, (values: Values) => { purpose: ShortMessagePurpose; values: Values }> = {
  'payment-reminder': ({ first = '', month: last = '', deadline = '' }) => ({
    purpose: 'payment-reminder',
    values: { months: formatMonthSpanProse(month(first), month(last)), deadline },
  }),
  'adjustment-closing': ({ year = '', to = '' }) => ({ purpose: 'adjustment-closing', values: { year, to } }),
  'transfer-in-waits': ({ day = '' }) => ({ purpose: 'transfer-waits', values: { day } }),
  'transfer-out-waits': ({ day = '' }) => ({ purpose: 'transfer-waits', values: { day } }),
};

/** Reminders as short messages to the first operator of each unit, where his phone is known and he wants them. Says how many. */
async function sendMessages(tx: Tx, given: readonly Given[], clock: Clock): Promise<number> {
  const spoken = given.flatMap(({ unitId, code, values }) => {
    const message = MESSAGES[code]?.(values);
    return message ? [{ unitId, ...message }] : [];
  });
  if (spoken.length === 0) return 0;
  const unitIds = spoken.map(({ unitId }) => unitId);
  const phones = await tx
    .select({ unitId: operators.unitId, cipher: operators.phoneCipher, silenced: operators.silenced })
    .from(operators)
    .where(
      and(
        sql`${operators.unitId} in ${anyOf(unitIds, 'uuid')}`,
        eq(operators.isPrimary, true),
        eq(operators.status, 'active'),
      ),
    );
  const reached = new Map(phones.map((one) => [one.unitId, one]));
  const messages = spoken.flatMap(({ unitId, ...message }) => {
    const { cipher = null, silenced = [] } = reached.get(unitId) ?? {};
    const wanted = !silenced.some((purpose) => purpose === message.purpose);
    return cipher && wanted ? [{ phone: openPersonal(cipher), ...message, clock, causedBy: null }] : [];
  });
  if (messages.length > 0) await queueMessages(tx, messages);
  return messages.length;
}

function union(parts: SQL[]): SQL {
  return sql.join(parts, sql` union all `);
}
