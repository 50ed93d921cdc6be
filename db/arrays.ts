import { sql, type SQL } from 'drizzle-orm';

type Element = string | number | bigint | boolean | Buffer | null;
type ElementType = 'uuid' | 'text' | 'bytea' | 'bigint' | 'integer' | 'date' | 'boolean';

/**
 * A whole column of values as one parameter: `unnest(${pgArray(ids, 'uuid')}, ...)` writes ten thousand lines in one
 * statement. Sent as text and cast, because the driver does not know the array types (fetch_types is off).
 */
export function pgArray(values: readonly Element[], type: ElementType): SQL {
  return sql`${`{${values.map(element).join(',')}}`}::text::${sql.raw(type)}[]`;
}

/**
 * The right side of `column in ${anyOf(ids, 'uuid')}`, for one value or ten thousand. `= any(${pgArray(...)})` would, wherever no
 * index is taken, read the text of the array again for every row and compare the row with each element.
 */
export function anyOf(values: readonly Element[], type: ElementType): SQL {
  return sql`(select unnest(${pgArray(values, type)}))`;
}

function element(value: Element): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`;
  return String(value);
}
