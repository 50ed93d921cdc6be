import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/**
 * Does what a unit's own rules lead to and its own rows do not hold: a ratio on its account at the centre, a balance that
 * moves to another unit, a month that closes with nothing to pay. The transaction sees and writes as the centre while `run`
 * runs, and as before afterwards. Only for effects that the operation has checked in full.
 */
export async function asCentre<T>(tx: Tx, run: () => PromiseLike<T>): Promise<T> {
  const [before] = await tx.execute<{ office: string }>(
    sql`select coalesce(current_setting('app.office', true), '') as office`,
  );
  await tx.execute(sql`select set_config('app.office', 'on', true)`);
  // When it fails, the whole transaction rolls back, and the setting with it.
  const result = await run();
  await tx.execute(sql`select set_config('app.office', ${before?.office ?? 'off'}, true)`);
  return result;
}
