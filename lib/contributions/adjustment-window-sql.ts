import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '@/lib/values/day';

/**
 * The window of base adjustments that the centre has set for each unit, the year in which it opened last and the day on which it
 * closes; July where none is set. It may reach over the new year.
 */
export function adjustmentWindows(today: Day): SQL {
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
