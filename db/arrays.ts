import { sql, type SQL } from 'drizzle-orm';

type Element = string | number | bigint | boolean | Buffer | null;

/**
 * A whole column of values as one parameter: `unnest(${pgArray(ids, 'uuid')}, ...)` writes ten thousand lines in one
 * statement. Sent as text and cast, because the driver does not know the array types (fetch_types is off).
 */
export function pgArray(
  values: readonly Element[],
  type: 'uuid' | 'text' | 'bytea' | 'bigint' | 'integer' | 'date' | 'boolean',
): SQL {
  return sql`${`{${values.map(element).join(',')}}`}::text::${sql.raw(type)}[]`;
}

function element(value: Element): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`;
  return String(value);
}
