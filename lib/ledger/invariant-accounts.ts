import { sql } from 'drizzle-orm';
import type { Invariant } from './invariant';

/** Of people, their accounts and the filings that changed them (L-2, rulebook 3.5). */
export const ACCOUNTS: readonly Invariant[] = [
  {
    code: 'one-live-account',
    sentence: 'nobody has two live accounts at one unit',
    sql: sql`
      select unit_id as unit, person_id as person, array_agg(number) as accounts from accounts
      where status in ('normal', 'sealed', 'frozen') group by unit_id, person_id having count(*) > 1`,
  },
  {
    code: 'one-normal-account',
    sentence: 'nobody has two normal accounts in the whole centre',
    sql: sql`
      select person_id as person, array_agg(number) as accounts from accounts
      where status = 'normal' group by person_id having count(*) > 1`,
  },
  {
    code: 'account-counts',
    sentence: "the counted accounts of a unit's statuses are the accounts that it has",
    sql: sql`
      select coalesce(c.unit_id, a.unit_id) as unit, coalesce(c.status, a.status) as status, coalesce(c.accounts, 0) as counted, coalesce(a.accounts, 0) as accounts
      from account_counts c
      full join (select unit_id, status, count(*) as accounts from accounts group by unit_id, status) a on a.unit_id = c.unit_id and a.status = c.status
      where coalesce(c.accounts, 0) <> coalesce(a.accounts, 0)`,
  },
  {
    code: 'account-copies-person',
    sentence: "an account's name and masked ID number are its person's",
    sql: sql`
      select a.number as account from accounts a left join people p on p.id = a.person_id
      where a.name is distinct from p.name or a.id_number_mask is distinct from p.id_number_mask`,
  },
  {
    code: 'filing-has-effect',
    sentence:
      'an effective opening has its account and a revoked one none that lives; an account is sealed as its last filing says',
    sql: sql`
      with last_of_account as (
        select distinct on (unit_id, account_id) unit_id, account_id, id, kind, month
        from filings where state = 'effective' and kind in ('open', 'seal', 'unseal', 'transfer') order by unit_id, account_id, decided_at desc, id desc
      )
      select f.id as filing, f.kind, f.state, a.number as account, a.status
      from filings f left join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      where f.kind = 'open' and f.state in ('effective', 'revoked') and f.effective_on is not null
        and (a.id is null or a.person_id is distinct from f.person_id or (a.status = 'revoked') <> (f.state = 'revoked'))
      union all
      select f.id, f.kind, 'effective', a.number, a.status
      from last_of_account f left join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      where a.id is null or (f.kind = 'seal' and (a.status = 'normal' or a.sealed_month is distinct from f.month))
        or (f.kind = 'unseal' and a.status = 'sealed') or (f.kind = 'transfer') <> (a.status = 'merged')`,
  },
  {
    code: 'merged-follows-transfer',
    sentence:
      'a merged account has neither balance nor 积数 left and went to an account of the same person at another unit',
    sql: sql`
      select a.number as account, l.balance, l.product, t.number as into
      from accounts a join ledger_accounts l on l.id = a.id left join accounts t on t.id = a.merged_into
      where a.status = 'merged' and (l.balance <> 0 or l.product <> 0 or t.id is null or t.person_id <> a.person_id or t.unit_id = a.unit_id)`,
  },
  {
    code: 'shares-follow-ratio',
    sentence: "a live account's shares are its base times the unit's ratios, rounded to the centre's unit (A-5)",
    sql: sql`
      select a.number as account, a.base, a.unit_share, a.own_share, u.unit_ratio, u.own_ratio
      from accounts a join units u on u.id = a.unit_id
      cross join lateral (select rounding_unit from fund_parameters p where p.branch is null or p.branch = u.branch order by p.branch is null, p.from_month desc limit 1) p
      where a.status in ('normal', 'sealed', 'frozen')
        and (a.unit_share <> share_of(a.base, u.unit_ratio, p.rounding_unit) or a.own_share <> share_of(a.base, u.own_ratio, p.rounding_unit))`,
  },
  {
    code: 'submission-is-its-filings',
    sentence: 'a submission made as many filings effective as it says, and has no more than it took',
    sql: sql`
      select s.number as submission, s.effective_count, s.review_count, count(f.id) as filings
      from submissions s left join filings f on f.submission_id = s.id and f.unit_id = s.unit_id
      group by s.id
      having count(f.id) > s.effective_count + s.review_count
        or count(f.id) filter (where f.state in ('effective', 'revoked') and f.decided_by = s.submitted_by) <> s.effective_count`,
  },
];
