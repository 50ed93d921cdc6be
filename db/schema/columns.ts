import { sql } from 'drizzle-orm';
import { bigint, check, customType, date, text, timestamp, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Day } from '@/lib/values/day';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/** Money in fen, as bigint. */
export function fenColumn() {
  return bigint({ mode: 'bigint' }).$type<Fen>();
}

/** A contribution month, YYYY-MM. */
export function monthColumn() {
  return text().$type<Month>();
}

/** A plain calendar day in Asia/Shanghai, YYYY-MM-DD. */
export function dayColumn() {
  return date({ mode: 'string' }).$type<Day>();
}

/** A moment, with time zone. */
export function instantColumn() {
  return timestamp({ withTimezone: true, mode: 'date' });
}

/** Bytes: cipher texts, blind indexes, hashes. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** CHECK that a column holds one of a closed list of codes. */
export function oneOf(name: string, column: AnyPgColumn, codes: readonly string[]) {
  const list = sql.raw(codes.map((code) => `'${code}'`).join(', '));
  return check(name, sql`${column} in (${list})`);
}

/** CHECK that a column holds a month, YYYY-MM. */
export function isMonthCheck(name: string, column: AnyPgColumn) {
  return check(name, sql`${column} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`);
}
