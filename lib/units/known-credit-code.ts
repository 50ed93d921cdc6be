import { and, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { units } from '@/db/schema/units';
import { refuse } from '@/lib/operations/refuse';

/**
 * Refuses a 统一社会信用代码 that a unit has which is not closed; `own` may have it. Nobody else takes it before the transaction ends. Says whose
 * it is: for the centre only.
 */
export async function refuseKnownCode(tx: Tx, creditCode: string, own?: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${creditCode}, 1))`);
  const [other] = await tx
    .select({ number: units.number, name: units.name })
    .from(units)
    .where(and(eq(units.creditCode, creditCode), ne(units.status, 'closed'), own ? ne(units.id, own) : undefined))
    .limit(1);
  if (other) refuse('unit-known', other);
}
