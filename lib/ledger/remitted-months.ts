import { sql, type SQL } from 'drizzle-orm';
import { backPayCorrected, monthCorrected } from './corrected-months';
import { monthsCounted } from './months-counted';

/**
 * A query of (account_id, on_roster, month): the last posted month whose roster an account is on, and its 缴至年月, which is that or the last month
 * that was made up after it without a gap (R-9, B-8). What 错缴更正 took back counts as not paid. `whose` picks accounts, as `account_id`.
 */
export function remittedMonths(whose: SQL): SQL {
  return sql`
    with on_roster as (
      select x.account_id, max(r.month) as month
      from roster_lines x join remittances r on r.id = x.remittance_id and r.unit_id = x.unit_id
      where r.state = 'posted' and ${whose} and not ${monthCorrected(sql`x.unit_id`, sql`x.account_id`, sql`r.month`)} group by x.account_id
    ),
    made_up as (
      select f.account_id, f.month, ${monthsCounted(sql`f.month`)} - ${monthsCounted(sql`o.month`)} = row_number() over (partition by f.account_id order by f.month) as follows
      from (
        select distinct account_id, for_month as month from filings b
        where kind = 'back-pay' and state = 'effective' and paid_on is not null and back_pay_type in ('full', 'deferral')
          and ${whose} and not ${backPayCorrected(sql`b`)}
      ) f join on_roster o on o.account_id = f.account_id and o.month < f.month
    ),
    made_up_to as (select account_id, max(month) as month from made_up where follows group by account_id)
    select o.account_id, o.month as on_roster, coalesce(m.month, o.month) as month
    from on_roster o left join made_up_to m on m.account_id = o.account_id`;
}
