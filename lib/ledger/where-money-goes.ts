import { sql, type SQL } from 'drizzle-orm';

/**
 * A query of (from_id, account_id, unit_id): for each of the accounts that `accounts` yields, the one that its money goes to now. An
 * account that was merged (合并销户) leads to the one that took it over, and that to the next, to wherever the person is.
 * Needs a context that sees all units.
 */
export function whereMoneyGoes(accounts: SQL): SQL {
  return sql`
    with recursive followed (from_id, id, unit_id, merged_into) as (
      select a.id, a.id, a.unit_id, a.merged_into from accounts a where a.id in (${accounts})
      union all
      select f.from_id, a.id, a.unit_id, a.merged_into from followed f join accounts a on a.id = f.merged_into
    )
    select from_id, id as account_id, unit_id from followed where merged_into is null`;
}
