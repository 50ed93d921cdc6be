import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '@/lib/values/day';
import { DAYS_AFTER_PAYDAY } from './due-day';

/** What `due-day.ts` says, for queries: a test holds that the two agree. Months are texts, paydays numbers from 1 to 31. */

/** The payday of a month; its last day where the month is too short. */
export function paydayOn(month: SQL, payday: SQL): SQL {
  return sql`((${month} || '-01')::date + least(${payday}, extract(day from (${month} || '-01')::date + interval '1 month - 1 day')::integer) - 1)`;
}

/** The day on which a month's contributions are due. */
export function dueOn(month: SQL, payday: SQL): SQL {
  return sql`(${paydayOn(month, payday)} + ${sql.raw(String(DAYS_AFTER_PAYDAY))})`;
}

/** The last month whose contributions were due before the day. */
export function lastDueMonthOn(payday: SQL, today: Day): SQL {
  const paidBefore = sql`(${today}::date - ${sql.raw(String(DAYS_AFTER_PAYDAY + 1))})`;
  const month = sql`to_char(${paidBefore}, 'YYYY-MM')`;
  return sql`to_char(date_trunc('month', ${paidBefore}) - case when ${paydayOn(month, payday)} <= ${paidBefore} then interval '0' else interval '1 month' end, 'YYYY-MM')`;
}

/** Of a unit `u`: whether it remits, and so may be behind; of one whose payment is deferred the months after that. */
export const REMITS = sql`(u.status in ('opened', 'normal') or (u.status = 'deferred' and u.deferred_until is not null))`;
