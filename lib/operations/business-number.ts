import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Day } from '@/lib/values/day';

/** The next 业务流水号: the business day and eight digits, never given twice. */
export async function businessNumber(tx: Tx, today: Day): Promise<string> {
  const [row] = await tx.execute<{ number: string }>(
    sql`select ${today.replaceAll('-', '')} || lpad(nextval('business_numbers')::text, 8, '0') as number`,
  );
  if (!row) throw new Error('a sequence always has a next number');
  return row.number;
}
