import { sql } from 'drizzle-orm';
import type { Invariant } from './invariant';
import { monthsCounted } from './months-counted';
import { remittedMonths } from './remitted-months';
import { whereMoneyGoes } from './where-money-goes';

/** Of rosters, sheets, payments and receipts, and of what was booked for them (rulebook 3.6, R-6, R-9). */
export const MONTHS: readonly Invariant[] = [
  {
    code: 'one-posting',
    sentence:
      'a posted remittance, with those that were paid with it, was booked once, for its own unit and months, and no other was booked',
    sql: sql`
      with batches as (
        select batch_id, unit_id, state, min(month) as first, max(month) as last, sum(current_amount) as amount
        from remittances group by batch_id, unit_id, state
      )
      select coalesce(r.batch_id, j.remittance_id) as remittance, r.first, r.last, r.state, count(j.id) as journals
      from batches r
      full join (select * from journals where kind = 'remittance') j on j.remittance_id = r.batch_id
      group by r.batch_id, r.unit_id, r.state, r.first, r.last, r.amount, j.remittance_id
      having count(j.id) <> case when r.state = 'posted' and r.amount > 0 then 1 else 0 end
        or bool_or(j.unit_id is distinct from r.unit_id or j.first_month <> r.first or j.last_month <> r.last) filter (where j.id is not null)`,
  },
  {
    code: 'batch-is-one',
    sentence:
      'months that were saved together follow each other without a gap and share unit, state and payment, under the first one',
    sql: sql`
      select batch_id as batch, min(month) as first, max(month) as last, count(*) as months
      from remittances group by batch_id
      having count(distinct (unit_id, state, payment_id)) > 1 or count(*) > 12
        or (array_agg(id order by month))[1] <> batch_id
        or count(*) <> max(${monthsCounted(sql`month`)}) - min(${monthsCounted(sql`month`)}) + 1`,
  },
  {
    code: 'posting-is-roster',
    sentence: 'what was booked for a remittance are the exact amounts of its rosters, person by person',
    sql: sql`
      with frozen as (
        select r.batch_id as remittance_id, x.account_id, sum(x.unit_share + x.own_share) as amount
        from roster_lines x join remittances r on r.id = x.remittance_id and r.unit_id = x.unit_id
        where r.state = 'posted' and x.unit_share + x.own_share <> 0 group by r.batch_id, x.account_id
      ),
      booked as (
        select j.remittance_id, e.account_id, e.amount
        from journals j
        join entries e on e.journal_id = j.id
        join ledger_accounts l on l.id = e.account_id and l.code = '201'
        where j.kind = 'remittance'
      )
      select remittance_id as remittance, account_id as account, f.amount as roster, b.amount as booked
      from frozen f full join booked b using (remittance_id, account_id)
      where f.amount is distinct from b.amount`,
  },
  {
    code: 'sheet-adds-up',
    sentence: 'last month + added + adjusted - reduced is this month, and with back pay what is due, on every sheet',
    sql: sql`
      select r.number as remittance, r.month, r.state from remittances r
      where r.current_amount <> r.previous_amount + r.added_amount + r.adjusted_amount - r.reduced_amount
        or r.current_heads <> r.previous_heads + r.added_heads - r.reduced_heads
        or r.due_amount <> r.current_amount + r.back_pay_amount`,
  },
  {
    code: 'sheet-is-roster',
    sentence: "this month's heads and amount on a sheet are those of its roster",
    sql: sql`
      select r.number as remittance, r.month, r.current_heads, coalesce(x.heads, 0) as roster_heads, r.current_amount, coalesce(x.amount, 0) as roster_amount
      from remittances r
      left join (
        select unit_id, remittance_id, count(*) as heads, sum(unit_share + own_share) as amount from roster_lines group by unit_id, remittance_id
      ) x on x.remittance_id = r.id and x.unit_id = r.unit_id
      where r.current_heads <> coalesce(x.heads, 0) or r.current_amount <> coalesce(x.amount, 0)`,
  },
  {
    code: 'sheet-follows-last-month',
    sentence: 'the sheet of a closed month begins where the one of the month before ended',
    sql: sql`
      select number as remittance, month, previous_heads, heads_before, previous_amount, amount_before
      from (
        select number, month, previous_heads, previous_amount, lag(current_heads) over earlier as heads_before, lag(current_amount) over earlier as amount_before
        from remittances where state in ('posted', 'deferred') window earlier as (partition by unit_id order by month)
      ) r
      where heads_before <> previous_heads or amount_before <> previous_amount`,
  },
  {
    code: 'sheet-is-filings',
    sentence:
      "a posted sheet's added, adjusted and reduced rows are what the month's effective filings did; who was opened for it earlier is added as he stands on its roster",
    sql: sql`
      with filed as (
        select unit_id, month, case when kind in ('open', 'unseal') then 'added' when kind in ('base', 'ratio') then 'adjusted' else kind end as part,
          sum(coalesce(people, 1)) as heads, sum(monthly) as amount, sum(monthly - former_unit_share - former_own_share) as difference
        from filings f where state = 'effective'
          and not exists (select from filings o where o.id = f.account_id and o.kind = 'open' and o.state = 'effective' and o.for_month > o.month and o.for_month >= f.month)
        group by 1, 2, 3
      ),
      begun as (
        select r.id, count(*) as heads, sum(l.unit_share + l.own_share) as amount
        from filings o
        join remittances r on r.unit_id = o.unit_id and r.month = o.for_month and r.state in ('posted', 'deferred')
        join roster_lines l on l.unit_id = o.unit_id and l.remittance_id = r.id and l.account_id = o.id
        where o.kind = 'open' and o.state = 'effective' and o.for_month > o.month group by r.id
      )
      select r.number as remittance, r.month, r.added_heads, o.heads as added, r.adjusted_amount, c.difference as adjusted, r.reduced_heads, s.heads as reduced
      from remittances r
      left join filed o on o.unit_id = r.unit_id and o.month = r.month and o.part = 'added'
      left join begun b on b.id = r.id
      left join filed c on c.unit_id = r.unit_id and c.month = r.month and c.part = 'adjusted'
      left join filed s on s.unit_id = r.unit_id and s.month = r.month and s.part = 'seal'
      where r.state in ('posted', 'deferred') and (r.added_heads, r.added_amount, r.adjusted_heads, r.adjusted_amount, r.reduced_heads, r.reduced_amount)
        is distinct from (coalesce(o.heads, 0) + coalesce(b.heads, 0), coalesce(o.amount, 0) + coalesce(b.amount, 0), coalesce(c.heads, 0), coalesce(c.difference, 0), coalesce(s.heads, 0), coalesce(s.amount, 0))`,
  },
  {
    code: 'back-pay-is-booked',
    sentence: 'every back payment that is paid was booked for its month, person by person, and no other was booked',
    sql: sql`
      with gone as (${whereMoneyGoes(sql`select id from accounts where status = 'merged'`)}),
      paid as (
        select f.unit_id, f.for_month as month, coalesce(g.account_id, f.account_id) as account_id, sum(f.unit_share + f.own_share) as amount
        from filings f left join gone g on g.from_id = f.account_id where f.kind = 'back-pay' and f.state = 'effective' and f.paid_on is not null
        group by f.unit_id, f.for_month, coalesce(g.account_id, f.account_id)
      ),
      booked as (
        select j.unit_id, j.first_month as month, coalesce(g.account_id, e.account_id) as account_id, sum(e.amount) as amount
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id and l.code = '201'
        left join gone g on g.from_id = e.account_id where j.kind = 'back-pay'
        group by j.unit_id, j.first_month, coalesce(g.account_id, e.account_id)
      )
      select unit_id as unit, month, account_id as account, p.amount as paid, b.amount as booked
      from paid p full join booked b using (unit_id, month, account_id)
      where p.amount is distinct from b.amount`,
  },
  {
    code: 'back-pay-is-on-sheet',
    sentence: "a roster's back pay is what its back payments come to, and a payment's own likewise",
    sql: sql`
      select r.number as roster, r.back_pay_amount as said, coalesce(sum(f.unit_share + f.own_share), 0) as filed
      from remittances r left join filings f on f.remittance_id = r.id and f.state = 'effective'
      where r.state in ('saved', 'due', 'posted')
      group by r.id having r.back_pay_amount <> coalesce(sum(f.unit_share + f.own_share), 0)
      union all
      select p.number, p.amount, coalesce(sum(f.unit_share + f.own_share), 0)
      from payments p left join filings f on f.payment_id = p.id and f.state = 'effective'
      where p.purpose = 'back-pay' and p.state in ('due', 'posted')
      group by p.id having p.amount <> coalesce(sum(f.unit_share + f.own_share), 0)`,
  },
  {
    code: 'payment-is-remittance',
    sentence: 'a payment and its remittance agree in state, month, heads and amount, and a posted remittance has one',
    sql: sql`
      select p.number as payment, p.state, p.amount, sum(r.due_amount) as due
      from payments p left join remittances r on r.payment_id = p.id and r.unit_id = p.unit_id
      where p.purpose = 'month'
      group by p.id
      having count(r.id) = 0 or bool_or(r.state <> p.state) or sum(r.due_amount) <> p.amount or max(r.current_heads) <> p.heads
        or min(r.month) <> p.first_month or max(r.month) <> p.last_month
      union all
      select r.number, r.state, null, r.due_amount from remittances r where r.state = 'posted' and r.payment_id is null and r.due_amount > 0`,
  },
  {
    code: 'payment-has-receipt',
    sentence: 'a posted payment has one matched receipt that covers it, and a matched receipt a posted payment',
    sql: sql`
      select p.number as payment, p.state, p.amount, count(t.id) as receipts, sum(t.amount) as received
      from payments p left join receipts t on t.payment_id = p.id and t.state = 'matched'
      group by p.id
      having count(t.id) <> case when p.state = 'posted' and p.method <> 'suspense' then 1 else 0 end
        or bool_or(t.unit_id is distinct from p.unit_id or case t.finding when 'exact' then t.amount <> p.amount when 'over' then t.amount <= p.amount else true end)
          filter (where t.id is not null)`,
  },
  {
    code: 'receipt-is-booked',
    sentence: 'every receipt came into the bank deposit, and what did not post a month lies in suspense',
    sql: sql`
      with booked as (
        select j.receipt_id, sum(e.amount) filter (where l.code = '101') as bank, sum(e.amount) filter (where l.code = '219') as suspense
        from ledger_accounts l
        join entries e on e.account_id = l.id
        join journals j on j.id = e.journal_id
        where l.code in ('101', '219') and j.receipt_id is not null and j.kind in ('receipt', 'remittance', 'back-pay')
        group by j.receipt_id
      )
      select coalesce(t.bank_serial, b.receipt_id::text, 'none') as receipt, t.amount, t.finding, b.bank, b.suspense
      from receipts t
      left join payments p on p.id = t.payment_id and t.state = 'matched'
      full join booked b on b.receipt_id = t.id
      where (coalesce(b.bank, 0), coalesce(b.suspense, 0)) is distinct from (-t.amount, t.amount - coalesce(p.amount, 0))`,
  },
  {
    code: 'allocation-is-booked',
    sentence:
      "money that two people found to be a unit's was moved to that unit's suspense once, and no other was moved",
    sql: sql`
      with moved as (
        select j.receipt_id, j.unit_id, sum(e.amount) filter (where l.unit_id is null) as out_of_centre, sum(e.amount) filter (where l.unit_id = j.unit_id) as to_unit
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id and l.code = '219'
        where j.kind = 'allocation' group by j.id
      ),
      agreed as (
        select a.receipt_id, a.unit_id, t.unit_id as unit_of_receipt, t.amount
        from suspense_allocations a join receipts t on t.id = a.receipt_id where a.state = 'done'
      )
      select coalesce(a.receipt_id, m.receipt_id) as receipt, a.unit_id as unit, a.amount, m.unit_id as moved_to, m.to_unit as moved
      from agreed a full join moved m on m.receipt_id = a.receipt_id
      where (a.unit_id, a.unit_of_receipt, -a.amount, a.amount) is distinct from (m.unit_id, m.unit_id, m.out_of_centre, m.to_unit)`,
  },
  {
    code: 'refund-is-booked',
    sentence: 'money in suspense that two people sent back left suspense and the bank once, and no other did',
    sql: sql`
      with booked as (
        select j.receipt_id, j.unit_id, -sum(e.amount) filter (where l.code = '219' and l.unit_id is not distinct from j.unit_id) as suspense,
          sum(e.amount) filter (where l.code = '101') as bank
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id
        where j.kind = 'refund' group by j.id
      ),
      agreed as (select receipt_id, unit_id, amount from suspense_refunds where state = 'done')
      select coalesce(a.receipt_id, b.receipt_id) as receipt, a.unit_id as unit, a.amount, b.suspense, b.bank
      from agreed a full join booked b on b.receipt_id = a.receipt_id
      where (a.unit_id, a.amount, a.amount) is distinct from (b.unit_id, b.suspense, b.bank)`,
  },
  {
    code: 'unit-remitted-month',
    sentence: "a unit's 缴至年月 is its last closed month, and no month between is missing",
    sql: sql`
      select u.number as unit, u.remitted_month, min(r.month) as first, max(r.month) as last, count(*) as months
      from units u join remittances r on r.unit_id = u.id
      where r.state in ('posted', 'deferred')
      group by u.id
      having u.remitted_month is distinct from max(r.month) or count(*) <> 1
        + 12 * (left(max(r.month), 4)::integer - left(min(r.month), 4)::integer) + right(max(r.month), 2)::integer - right(min(r.month), 2)::integer`,
  },
  {
    code: 'person-remitted-month',
    sentence:
      "an employee's 缴至年月 is the last posted month whose roster he is on, or the last that was made up after it without a gap, but for what was corrected; of whom the hall opened and nothing is paid, he has none",
    sql: sql`
      select a.number as account, l.remitted_month, o.on_roster as last_on_roster, o.month as remitted_by_rosters
      from accounts a
      join ledger_accounts l on l.id = a.id
      left join (${remittedMonths(sql`true`)}) o on o.account_id = a.id
      where l.remitted_month is distinct from o.month
        and (o.account_id is not null or exists (select from filings f where f.id = a.id and f.kind = 'open'))`,
  },
];
