import type { Tx } from '@/db/client';
import { notices } from '@/db/schema/notices';
import type { Clock } from '@/lib/gateways/clock';
import { newIds } from '@/lib/values/ids';

type Told = Pick<typeof notices.$inferInsert, 'unitId' | 'code' | 'values' | 'path'>;

/** Gives units their notices, each by code with its values and the page that it leads to. Needs a context that may write to these units. */
export async function tellUnits(tx: Tx, clock: Clock, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const ids = newIds(clock.milliseconds(), told.length);
  await tx.insert(notices).values(told.map((notice, place) => ({ ...notice, id: ids[place] ?? '', at: clock.now() })));
}
