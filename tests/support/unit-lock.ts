import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Connection, Tx } from '@/db/client';
import { lockUnit } from '@/lib/units/unit-in-force';
import { rowsOf } from './remittance';

/** Holds a unit's lock until what is started waits for it, changes something meanwhile, and lets go. Gives what came of the start. */
export async function behindLock<Result>(
  owner: Connection,
  unitId: string,
  { start, meanwhile }: { start: () => Promise<Result>; meanwhile: (tx: Tx) => Promise<unknown> },
): Promise<Result> {
  const started = await owner.inTransaction({ actor: 'test', office: true }, async (tx) => {
    await lockUnit(tx, unitId);
    const result = start();
    await someoneWaits(owner);
    await meanwhile(tx);
    return { result };
  });
  return started.result;
}

/** Until a transaction waits for what another one holds: a unit's lock, or a row; or so many of them. */
export async function someoneWaits(owner: Connection, count = 1): Promise<void> {
  const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  while ((await rowsOf(owner, waiting)).length < count) await setTimeout(20);
}
