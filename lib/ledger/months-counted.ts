import { sql, type SQL } from 'drizzle-orm';

/** A month column as a number of months, so that one more is the month after. */
export function monthsCounted(month: SQL): SQL {
  return sql`(12 * left(${month}, 4)::integer + right(${month}, 2)::integer)`;
}

/** Every month between two, both included, as rows of (month); none where one of them is missing. */
export function monthsBetween(from: SQL, to: SQL): SQL {
  return sql`select lpad((n / 12)::text, 4, '0') || '-' || lpad((n % 12 + 1)::text, 2, '0') as month
    from generate_series(${monthsCounted(from)} - 1, ${monthsCounted(to)} - 1) n`;
}
