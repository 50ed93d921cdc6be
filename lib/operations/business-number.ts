import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { day, type Day } from '@/lib/values/day';

/** The next 业务流水号: the business day and eight digits, never given twice. */
export async function businessNumber(tx: Tx, today: Day): Promise<string> {
  const [number] = await businessNumbers(tx, today, 1);
  if (number === undefined) throw new Error('a sequence always has a next number');
  return number;
}

/** So many of them, in their order. */
export async function businessNumbers(tx: Tx, today: Day, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await tx.execute<{ number: string }>(
    sql`select ${today.replaceAll('-', '')} || lpad(nextval('business_numbers')::text, 8, '0') as number from generate_series(1, ${count}::integer)`,
  );
  return rows.map(({ number }) => number);
}

/** The business day on which a 业务流水号 was given: its first eight digits. */
export function dayOfNumber(number: string): Day {
  return day(`${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`);
}
