import { sql } from 'drizzle-orm';
import type { Invariant } from './invariant';

/** Of 错缴更正 and what was booked for it (rulebook ). */
export const CORRECTIONS: readonly Invariant[] = [
  {
    code: 'correction-is-booked',
    sentence:
      "an approved correction was booked once, out of its employee's account and into its unit's suspense, and no other was booked",
    sql: sql`
      with booked as (
        select j.id, j.unit_id, j.first_month, j.last_month, count(*) as lines,
          (array_agg(e.account_id) filter (where l.code = '201'))[1] as account_id,
          -sum(e.amount) filter (where l.code = '201') as taken, sum(e.amount) filter (where l.code = '219' and l.unit_id = j.unit_id) as suspense
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
        where j.kind = 'correction' group by j.id
      )
      select coalesce(c.number, b.id::text) as correction, c.amount, b.taken, b.suspense
      from (select * from corrections where state = 'approved') c full join booked b on b.id = c.journal_id
      where (c.unit_id, c.account_id, c.first_month, c.last_month, c.amount, c.amount, 2)
        is distinct from (b.unit_id, b.account_id, b.first_month, b.last_month, b.taken, b.suspense, b.lines)`,
  },
  {
    code: 'correction-is-its-months',
    sentence:
      "a correction's amount and span are those of its months, which are held, corrected or released as it stands",
    sql: sql`
      select c.id as correction, c.state, c.amount, m.amount as of_months, m.states
      from corrections c
      left join (
        select correction_id, min(month) as first, max(month) as last, sum(unit_share + own_share + back_unit_share + back_own_share) as amount,
          string_agg(distinct state, ',') as states, bool_and(account_id = x.asked and unit_id = x.unit) as own
        from (select cm.*, o.account_id as asked, o.unit_id as unit from correction_months cm join corrections o on o.id = cm.correction_id) x
        group by correction_id
      ) m on m.correction_id = c.id
      where (c.first_month, c.last_month, c.amount, true) is distinct from (m.first, m.last, m.amount, m.own)
        or m.states <> case when c.state = 'approved' then 'corrected' when c.state in ('rejected', 'withdrawn') then 'released' else 'held' end`,
  },
  {
    code: 'corrected-was-paid',
    sentence:
      'what a correction took back of a month had been booked: its line on the posted roster, and back payments that were paid',
    sql: sql`
      select c.number as correction, cm.month, cm.unit_share, cm.own_share, l.unit_share as roster_unit, l.own_share as roster_own, b.unit_share as back_unit, b.own_share as back_own
      from correction_months cm
      join corrections c on c.id = cm.correction_id
      left join remittances r on r.unit_id = cm.unit_id and r.month = cm.month and r.state = 'posted'
      left join roster_lines l on l.unit_id = r.unit_id and l.remittance_id = r.id and l.account_id = cm.account_id
      left join lateral (
        select coalesce(sum(f.unit_share), 0) as unit_share, coalesce(sum(f.own_share), 0) as own_share from filings f
        where f.unit_id = cm.unit_id and f.account_id = cm.account_id and f.for_month = cm.month and f.paid_on is not null and f.id = any(cm.back_pay_ids)
      ) b on true
      where cm.state = 'corrected' and (cm.unit_share, cm.own_share, cm.back_unit_share, cm.back_own_share)
        is distinct from (coalesce(l.unit_share, 0), coalesce(l.own_share, 0), b.unit_share, b.own_share)`,
  },
  {
    code: 'correction-has-log',
    sentence:
      'every correction was saved, and each that is decided was decided, by an operation that the log has as done',
    sql: sql`
      with done as (select operation, result ->> 'id' as id, result ->> 'decision' as decision, result ->> 'final' as final from operation_log
        where outcome = 'done' and operation like 'corrections.%')
      select c.id as correction, c.state from corrections c
      where not exists (select from done d where d.id = c.id::text and d.operation = 'corrections.save')
        or c.state in ('approved', 'rejected') and not exists (select from done d where d.id = c.id::text and d.operation = 'corrections.review'
          and d.final = 'true' and d.decision = case c.state when 'approved' then 'approve' else 'reject' end)
        or c.state = 'withdrawn' and not exists (select from done d where d.id = c.id::text and d.operation = 'corrections.withdraw')
      union all
      select d.id::uuid, d.operation from done d left join corrections c on c.id::text = d.id
      where c.id is null or d.operation = 'corrections.review' and d.decision = 'approve' and d.final = 'true' and c.state <> 'approved'`,
  },
];
