import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/**
 * Does what a unit's own rules lead to and its own rows do not hold: a ratio on its account at the centre, a balance that
 * moves to another unit, a month that closes with nothing to pay. The transaction sees and writes as the centre while `run`
 * runs, and as before afterwards. Only for effects that the operation has checked in full.
 */
export async function asCentre<T>(tx: Tx, run: () => PromiseLike<T>): Promise<T> {
  return inContext(tx, { office: 'on' }, run);
}

/** The same for one unit's business: what that unit may ask of others is asked as that unit. */
export async function asCentreFor<T>(tx: Tx, unitId: string, run: () => PromiseLike<T>): Promise<T> {
  return inContext(tx, { office: 'on', unitId }, run);
}

async function inContext<T>(
  tx: Tx,
  { office, unitId }: { office: string; unitId?: string },
  run: () => PromiseLike<T>,
): Promise<T> {
  // Materialized: read before it is set.
  const [former] = await tx.execute<{ office: string; unit: string }>(sql`
    with former as materialized (
      select coalesce(current_setting('app.office', true), '') as office, coalesce(current_setting('app.unit_id', true), '') as unit
    )
    select office, unit, set_config('app.office', ${office}, true), set_config('app.unit_id', coalesce(${unitId ?? null}, unit), true) from former`);
  // When it fails, the whole transaction rolls back, and the settings with it.
  const result = await run();
  const isAsBefore = former?.office === office && former.unit === (unitId ?? former.unit);
  if (!isAsBefore) await setBack(tx, former);
  return result;
}

async function setBack(tx: Tx, former: { office: string; unit: string } | undefined): Promise<void> {
  await tx.execute(
    sql`select set_config('app.office', ${former?.office ?? ''}, true), set_config('app.unit_id', ${former?.unit ?? ''}, true)`,
  );
}
