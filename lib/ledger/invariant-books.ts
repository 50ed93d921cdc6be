import { sql } from 'drizzle-orm';
import type { Invariant } from './invariant';

/** Of journals, entries and balances by themselves (rulebook 3.12). */
export const BOOKS: readonly Invariant[] = [
  {
    code: 'journal-balances',
    sentence: 'every journal has at least two entries, and they sum to zero',
    sql: sql`
      select j.id as journal, j.kind, coalesce(e.lines, 0) as entries, coalesce(e.total, 0) as sum
      from journals j
      left join (select journal_id, count(*) as lines, sum(amount) as total from entries group by journal_id) e on e.journal_id = j.id
      where coalesce(e.lines, 0) < 2 or e.total <> 0`,
  },
  {
    code: 'balance-is-entries',
    sentence: 'the balance of every ledger account is the sum of its entries',
    sql: sql`
      select l.id as account, l.code, l.balance, coalesce(e.total, 0) as entries
      from ledger_accounts l
      left join (select account_id, sum(amount) as total from entries group by account_id) e on e.account_id = l.id
      where l.balance <> coalesce(e.total, 0)`,
  },
  {
    code: 'versions-without-gap',
    sentence: 'the entries of every ledger account are numbered from one without a gap, up to its version',
    sql: sql`
      select l.id as account, l.code, l.version, coalesce(e.lines, 0) as entries, e.last
      from ledger_accounts l
      left join (select account_id, count(*) as lines, max(version) as last from entries group by account_id) e on e.account_id = l.id
      where l.version <> coalesce(e.lines, 0) or l.version <> coalesce(e.last, 0)`,
  },
  {
    code: 'running-balance',
    sentence: 'every entry keeps the balance that it led to',
    sql: sql`
      select account_id as account, version, balance, led_to
      from (
        select account_id, version, balance, sum(amount) over (partition by account_id order by version) as led_to from entries
      ) e
      where balance <> led_to`,
  },
  {
    code: 'product-is-balances',
    sentence:
      "an employee's 积数 is his balance times the days it stood since the last settlement, and what transfers moved",
    sql: sql`
      with lines as (
        select e.account_id, e.version, e.balance, e.product, j.kind, j.value_on,
          lead(j.value_on) over following as until, count(*) filter (where j.kind = 'interest') over following as settlements
        from entries e join journals j on j.id = e.journal_id join ledger_accounts l on l.id = e.account_id and l.code = '201'
        window following as (partition by e.account_id order by e.version)
      ),
      summed as (
        select account_id, sum(coalesce(balance * (until - value_on), 0) + case when kind = 'interest' then 0 else product end) as product
        from (select *, max(settlements) over (partition by account_id) as last_settlement from lines) x
        where settlements = last_settlement group by account_id
      )
      select l.id as account, l.product, s.product as summed
      from ledger_accounts l left join summed s on s.account_id = l.id
      where l.code = '201' and l.product <> coalesce(s.product, 0)`,
  },
  {
    code: 'withdrawal-is-booked',
    sentence:
      "what two people agreed to have been withdrawn left its employee's account as of its day, and no other did",
    sql: sql`
      with agreed as (
        select w.journal_id, w.account_id, w.unit_id, w.kind, w.withdrawn_on, sum(w.amount) as amount
        from withdrawals w join withdrawal_files f on f.id = w.file_id where w.state = 'done' and f.state = 'done' group by 1, 2, 3, 4, 5
      ),
      booked as (
        select e.journal_id, e.account_id, e.unit_id, j.kind, j.value_on, -e.amount as amount
        from journals j join entries e on e.journal_id = j.id join ledger_accounts l on l.id = e.account_id and l.code = '201'
        where j.kind in ('purchase-withdrawal', 'repayment-withdrawal')
      )
      select journal_id as journal, account_id as account, a.amount, b.amount as booked
      from agreed a full join booked b using (journal_id, account_id)
      where (a.unit_id, a.kind, a.withdrawn_on, a.amount) is distinct from (b.unit_id, b.kind, b.value_on, b.amount)
      union all
      select w.file_id, w.account_id, w.amount, null from withdrawals w join withdrawal_files f on f.id = w.file_id where w.state <> f.state`,
  },
  {
    code: 'balances-sum-to-zero',
    sentence: 'all balances together are zero',
    sql: sql`select sum(balance) as sum from ledger_accounts having sum(balance) <> 0`,
  },
  {
    code: 'unit-is-its-employees',
    sentence: "a unit's balance is the sum of its employees' balances and of what was entered for them (201)",
    sql: sql`
      with sub_ledger as (select unit_id, sum(balance) as total from ledger_accounts where code = '201' group by unit_id),
      people as (
        select a.unit_id, sum(l.balance) as total from accounts a join ledger_accounts l on l.id = a.id group by a.unit_id
      ),
      entered as (
        select e.unit_id, sum(e.amount) as total
        from entries e join ledger_accounts l on l.id = e.account_id where l.code = '201' group by e.unit_id
      )
      select u.number as unit, coalesce(s.total, 0) as unit_balance, coalesce(p.total, 0) as employees, coalesce(e.total, 0) as entries
      from units u
      left join sub_ledger s on s.unit_id = u.id
      left join people p on p.unit_id = u.id
      left join entered e on e.unit_id = u.id
      where coalesce(s.total, 0) <> coalesce(p.total, 0) or coalesce(s.total, 0) <> coalesce(e.total, 0)`,
  },
  {
    code: 'employee-has-ledger-account',
    sentence: "every employee's account has its ledger account at the same unit, and the other way round",
    sql: sql`
      select coalesce(a.id, l.id) as account, a.number, a.unit_id as unit, l.unit_id as unit_of_ledger
      from accounts a
      full join (select id, unit_id from ledger_accounts where code = '201') l on l.id = a.id
      where a.unit_id is distinct from l.unit_id`,
  },
];
