import { sql, type SQL } from 'drizzle-orm';
import { adjustmentWindows } from '@/lib/contributions/adjustment-window-sql';
import type { Day } from '@/lib/values/day';
import { dueOn, paydayOn } from './due-day-sql';

/** A payment that waits is spoken of on the third day (Q-58). */
const REMINDED_AFTER_DAYS = 3;
/** A request for a transfer is spoken of a day before its answer is due (Q-82). */
const DAYS_BEFORE_ANSWER = 1;
/** The end of the window of base adjustments is announced so many days before (Q-30). */
const DAYS_BEFORE_CLOSING = 7;
/** The end of what was granted in hardship is announced so many days before (rulebook 3.9). */
const DAYS_BEFORE_END = 30;
/** Who came or left must be transferred within so many days (L-5); older ones are not spoken of any more. */
const DAYS_TO_TRANSFER = 30;
const DAYS_SPOKEN_OF = 60;
/** 调往本中心其他缴存单位, of the reasons for sealing. */
const MOVED_WITHIN_CENTRE = '02';

/** When somebody left, as the unit says, or else when he was sealed (L-5). */
const leftOn = sql`coalesce(f.event_on, f.effective_on)`;

/** When somebody came back to an account that was sealed. */
const unsealedOn = sql`(select max(u.effective_on) from filings u
  where u.unit_id = a.unit_id and u.account_id = a.id and u.kind = 'unseal' and u.state = 'effective')`;

/** The open month of every unit that remits, its payday, and the day on which it is due (L-9). */
const openMonths = sql`
  select m.id, m.month, ${paydayOn(sql`m.month`, sql`m.payday`)} as payday_on, ${dueOn(sql`m.month`, sql`m.payday`)} as due_on
  from (
    select id, payday, coalesce(to_char((remitted_month || '-01')::date + interval '1 month', 'YYYY-MM'), first_month) as month
    from units where status in ('opened', 'normal')
  ) m`;

function thirtyDaysAgo(today: Day): SQL {
  return sql`between ${today}::date - ${DAYS_SPOKEN_OF}::integer and ${today}::date - ${DAYS_TO_TRANSFER}::integer`;
}

/** Payments that wait for money since three days (Q-58). */
function ofPayments(today: Day): SQL {
  return sql`
    select p.unit_id, 'payment-reminder', jsonb_build_object('first', p.first_month, 'month', p.last_month, 'deadline', p.deadline,
        'amount', to_char(p.amount / 100.0, 'FM999,999,999,999,990.00')), '/payments/' || p.id, 'payment:' || p.id
    from payments p
    where p.state = 'due' and p.registered_on + ${REMINDED_AFTER_DAYS}::integer <= ${today}::date and p.deadline >= ${today}::date`;
}

/** The open month after its payday, and when it is overdue (L-9, Q-111). */
function ofMonths(today: Day): SQL {
  return sql`
    select m.id, case when m.due_on < ${today}::date then 'remittance-overdue' else 'remittance-due' end,
      jsonb_build_object('month', m.month, 'day', m.due_on), '/', case when m.due_on < ${today}::date then 'overdue:' else 'due:' end || m.month
    from (${openMonths}) m
    where m.payday_on <= ${today}::date and not exists (
      select from remittances r where r.unit_id = m.id and r.month = m.month and r.state in ('due', 'posted'))`;
}

/** Answers to requests for transfers that are due, and that were not given in time (Q-82). */
function ofTransferRequests(today: Day): SQL {
  return sql`
    select r.unit_id, 'transfer-request-reminder', jsonb_build_object('name', r.name, 'day', r.due_on), '/transfers', 'answer:' || r.id
    from transfer_requests r
    where r.state = 'waiting' and r.due_on - ${DAYS_BEFORE_ANSWER}::integer <= ${today}::date and r.due_on >= ${today}::date
    union all
    select r.to_unit_id, 'transfer-request-passed', jsonb_build_object('name', r.name, 'day', r.due_on), '/transfers', 'unanswered:' || r.id
    from transfer_requests r where r.state = 'waiting' and r.due_on < ${today}::date`;
}

/** The window of base adjustments, when it opens and before it closes (Q-30). */
function ofAdjustmentWindow(today: Day): SQL {
  return sql`
    select w.id, 'adjustment-open', jsonb_build_object('year', w.year::text, 'from', coalesce(w.window_from, ''), 'to', coalesce(w.window_to, '')),
      '/base-adjustment', 'adjustment-open:' || w.year
    from (${adjustmentWindows(today)}) w
    where w.open
    union all
    select w.id, 'adjustment-closing', jsonb_build_object('year', w.year::text, 'to', w.closes), '/base-adjustment', 'adjustment-closing:' || w.year
    from (${adjustmentWindows(today)}) w
    where w.open and w.closes - ${DAYS_BEFORE_CLOSING}::integer <= ${today}::date`;
}

/** Who waits to be transferred thirty days after he came or left (L-5). */
function ofTransfersToDo(today: Day): SQL {
  return sql`
    select w.unit_id, 'transfer-in-waits', jsonb_build_object('people', count(*)::text, 'day', w.hired_on), '/transfers', 'transfer-in:' || w.hired_on
    from (
      select a.unit_id, coalesce(${unsealedOn}, f.event_on, a.opened_on) as hired_on
      from accounts a left join filings f on f.id = a.id and f.unit_id = a.unit_id
      where a.status = 'normal'
        and exists (select from accounts t where t.person_id = a.person_id and t.unit_id <> a.unit_id and t.status = 'sealed')
    ) w
    where w.hired_on ${thirtyDaysAgo(today)}
    group by w.unit_id, w.hired_on
    union all
    select f.unit_id, 'transfer-out-waits', jsonb_build_object('people', count(*)::text, 'day', ${leftOn}), '/transfers', 'transfer-out:' || ${leftOn}
    from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'sealed'
    where f.kind = 'seal' and f.state = 'effective' and f.reason = ${MOVED_WITHIN_CENTRE} and ${leftOn} ${thirtyDaysAgo(today)}
    group by f.unit_id, ${leftOn}`;
}

/** What was granted to a unit in hardship, thirty days before it ends (Q-45). */
function ofRelief(today: Day): SQL {
  return sql`
    select u.id, r.code, jsonb_build_object('until', r.until), '/ratio-adjustment', r.code || ':' || r.until
    from units u cross join lateral (
      values ('deferral-ending', u.deferred_until), ('low-ratio-ending', u.low_ratio_until)
    ) r (code, until)
    where r.until is not null and (r.until || '-01')::date + interval '1 month' - ${DAYS_BEFORE_END}::integer * interval '1 day' <= ${today}::date`;
}

/** Queries of (unit_id, code, values, path, key): what units are reminded of on a day, each thing under a key of its own. */
export const REMINDERS: readonly ((today: Day) => SQL)[] = [
  ofPayments,
  ofMonths,
  ofTransferRequests,
  ofAdjustmentWindow,
  ofTransfersToDo,
  ofRelief,
];
