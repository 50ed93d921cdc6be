import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { refuse } from '@/lib/operations/refuse';
import type { Application } from './filing-kind';

/** Which of these people have a 正常 account at another unit (L-2). */
export async function normalElsewhere(tx: Tx, personIds: readonly (string | null)[]): Promise<Set<string>> {
  const known = personIds.filter((id) => id !== null);
  if (known.length === 0) return new Set();
  const rows = await tx.execute<{ id: string }>(sql`select persons_normal_elsewhere(${pgArray(known, 'uuid')}) as id`);
  return new Set(rows.map((row) => row.id));
}

/** nobody has two 正常 accounts (L-2). */
export async function refuseNormalElsewhere(tx: Tx, { unit, which }: Application): Promise<void> {
  const rows = await tx.execute<{ name: string }>(sql`
    with elsewhere as (
      select persons_normal_elsewhere(array(select f.person_id from filings f where f.unit_id = ${unit.id} and ${which})) as person_id)
    select f.name from filings f join elsewhere e on e.person_id = f.person_id where f.unit_id = ${unit.id} and ${which} limit 5`);
  if (rows.length > 0) refuse('normal-elsewhere-now', { names: rows.map((row) => row.name).join('、') });
}
