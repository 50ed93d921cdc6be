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
import type { Day } from '@/lib/values/day';
import { newIds } from '@/lib/values/ids';
import { formatMonthSpanProse, month } from '@/lib/values/month';

/** A payment that waits is spoken of on the third day. */
const REMINDED_AFTER_DAYS = 3;
/** A request for a transfer is spoken of a day before its answer is due. */
const DAYS_BEFORE_ANSWER = 1;
/** The end of the window of base adjustments is announced so many days before. */
const DAYS_BEFORE_CLOSING = 7;
/** Who came or left must be transferred within so many days (L-5); older ones are not spoken of any more. */
const DAYS_TO_TRANSFER = 30;
const DAYS_SPOKEN_OF = 60;
/** 调往本中心其他缴存单位, of the reasons for sealing. */
const MOVED_WITHIN_CENTRE = '02';

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

/** Reminders as short messages to the first operator of each unit, where his phone is known. Says how many. */
async function sendMessages(tx: Tx, given: readonly Given[], clock: Clock): Promise<number> {
  const spoken = given.flatMap(({ unitId, code, values }) => {
    const message = MESSAGES[code]?.(values);
    return message ? [{ unitId, ...message }] : [];
  });
  if (spoken.length === 0) return 0;
  const unitIds = spoken.map(({ unitId }) => unitId);
  const phones = await tx
    .select({ unitId: operators.unitId, cipher: operators.phoneCipher })
    .from(operators)
    .where(
      and(
        sql`${operators.unitId} in ${anyOf(unitIds, 'uuid')}`,
        eq(operators.isPrimary, true),
        eq(operators.status, 'active'),
      ),
    );
  const phoneOf = new Map(phones.flatMap(({ unitId, cipher }) => (cipher ? [[unitId, openPersonal(cipher)]] : [])));
  const messages = spoken.flatMap(({ unitId, ...message }) => {
    const phone = phoneOf.get(unitId);
    return phone ? [{ phone, ...message, clock, causedBy: null }] : [];
  });
  if (messages.length > 0) await queueMessages(tx, messages);
  return messages.length;
}

function union(parts: SQL[]): SQL {
  return sql.join(parts, sql` union all `);
}

/** When somebody left, as the unit says, or else when he was sealed (L-5). */
const leftOn = sql`coalesce(f.event_on, f.effective_on)`;

const REMINDERS: readonly ((today: Day) => SQL)[] = [
  (today) => sql`
    select p.unit_id, 'payment-reminder', jsonb_build_object('first', p.first_month, 'month', p.last_month, 'deadline', p.deadline,
        'amount', to_char(p.amount / 100.0, 'FM999,999,999,999,990.00')), '/payments/' || p.id, 'payment:' || p.id
    from payments p
    where p.state = 'due' and p.registered_on + ${REMINDED_AFTER_DAYS}::integer <= ${today}::date and p.deadline >= ${today}::date`,

  (today) => sql`
    select m.id, case when m.due_on < ${today}::date then 'remittance-overdue' else 'remittance-due' end,
      jsonb_build_object('month', m.month, 'day', m.due_on), '/', case when m.due_on < ${today}::date then 'overdue:' else 'due:' end || m.month
    from (${openMonths}) m
    where m.payday_on <= ${today}::date and not exists (
      select from remittances r where r.unit_id = m.id and r.month = m.month and r.state in ('due', 'arrived', 'posted'))`,

  (today) => sql`
    select r.unit_id, 'transfer-request-reminder', jsonb_build_object('name', r.name, 'day', r.due_on), '/transfers', 'answer:' || r.id
    from transfer_requests r
    where r.state = 'waiting' and r.due_on - ${DAYS_BEFORE_ANSWER}::integer <= ${today}::date and r.due_on >= ${today}::date
    union all
    select r.to_unit_id, 'transfer-request-passed', jsonb_build_object('name', r.name, 'day', r.due_on), '/transfers', 'unanswered:' || r.id
    from transfer_requests r where r.state = 'waiting' and r.due_on < ${today}::date`,

  (today) => sql`
    select w.id, 'adjustment-open', jsonb_build_object('year', w.year::text, 'from', coalesce(w.window_from, ''), 'to', coalesce(w.window_to, '')),
      '/base-adjustment', 'adjustment-open:' || w.year
    from (${windows(today)}) w
    where w.open
    union all
    select w.id, 'adjustment-closing', jsonb_build_object('year', w.year::text, 'to', w.closes), '/base-adjustment', 'adjustment-closing:' || w.year
    from (${windows(today)}) w
    where w.open and w.closes - ${DAYS_BEFORE_CLOSING}::integer <= ${today}::date`,

  (today) => sql`
    select w.unit_id, 'transfer-in-waits', jsonb_build_object('people', count(*)::text, 'day', w.hired_on), '/transfers', 'transfer-in:' || w.hired_on
    from (
      select a.unit_id, coalesce(f.event_on, a.opened_on) as hired_on from accounts a left join filings f on f.id = a.id and f.unit_id = a.unit_id
      where a.awaits_transfer and a.status = 'normal'
        and exists (select from accounts t where t.person_id = a.person_id and t.unit_id <> a.unit_id and t.status = 'sealed')
    ) w
    where w.hired_on ${thirtyDaysAgo(today)}
    group by w.unit_id, w.hired_on
    union all
    select f.unit_id, 'transfer-out-waits', jsonb_build_object('people', count(*)::text, 'day', ${leftOn}), '/transfers', 'transfer-out:' || ${leftOn}
    from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'sealed'
    where f.kind = 'seal' and f.state = 'effective' and f.reason = ${MOVED_WITHIN_CENTRE} and ${leftOn} ${thirtyDaysAgo(today)}
    group by f.unit_id, ${leftOn}`,
];

/** The open month of every unit that remits, its payday, and the day five days after it on which it is due (L-9). */
const openMonths = sql`
  select u.id, u.month, u.payday_on, u.payday_on + 5 as due_on
  from (
    select u.id, u.month, ((u.month || '-01')::date + least(u.payday, extract(day from (u.month || '-01')::date + interval '1 month - 1 day')::integer) - 1) as payday_on
    from (
      select id, payday, coalesce(to_char((remitted_month || '-01')::date + interval '1 month', 'YYYY-MM'), first_month) as month
      from units where status in ('opened', 'normal')
    ) u
  ) u`;

/**
 * The window of base adjustments that the centre has set for each unit, the year in which it opened last and the day on which it
 * closes; July where none is set. It may reach over the new year.
 */
function windows(today: Day): SQL {
  const monthDay = sql`right(${today}::text, 5)`;
  const after = sql`case when p.opens > p.ends and ${monthDay} <= p.ends then 1 else 0 end`;
  return sql`
    select w.*, case when w.window_to is not null then least(make_date(w.year + w.over, left(w.window_to, 2)::integer, 1) + right(w.window_to, 2)::integer - 1,
        (make_date(w.year + w.over, left(w.window_to, 2)::integer, 1) + interval '1 month - 1 day')::date) end as closes
    from (
      select u.id, p.window_from, p.window_to, left(${today}::text, 4)::integer - ${after} as year, (p.opens > p.ends)::integer as over,
        case when p.opens <= p.ends then ${monthDay} between p.opens and p.ends else ${monthDay} >= p.opens or ${monthDay} <= p.ends end as open
      from units u cross join lateral (
        select window_from, window_to, coalesce(window_from, '07-01') as opens, coalesce(window_to, '07-31') as ends from fund_parameters p
        where (p.branch is null or p.branch = u.branch) and p.from_month <= left(${today}::text, 7)
        order by p.branch is null, p.from_month desc limit 1
      ) p
      where u.status in ('opened', 'normal')
    ) w`;
}

function thirtyDaysAgo(today: Day): SQL {
  return sql`between ${today}::date - ${DAYS_SPOKEN_OF}::integer and ${today}::date - ${DAYS_TO_TRANSFER}::integer`;
}
