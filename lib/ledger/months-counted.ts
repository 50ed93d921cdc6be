import { sql, type SQL } from 'drizzle-orm';

/** A month column as a number of months, so that one more is the month after. */
export function monthsCounted(month: SQL): SQL {
  return sql`(12 * left(${month}, 4)::integer + right(${month}, 2)::integer)`;
}
