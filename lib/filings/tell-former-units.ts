import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from '@/lib/accounts/account-change';
import { asCentre } from '@/lib/operations/as-centre';
import { tellUnits } from '@/lib/units/tell-units';

/** So many people are named in one notice; of the others it says how many they are. */
const NAMED = 5;

interface Told extends Record<string, unknown> {
  unitId: string;
  names: string;
  people: number;
}

/**
 * Tells the units where people are 封存 that the unit has opened them, so that they can be transferred: one notice for each unit, with
 * the people's names, and of the new unit its name and 管理部, no more.
 */
export async function tellFormerUnits(tx: Tx, { unit, clock, which }: AccountChange): Promise<void> {
  await asCentre(tx, async () => {
    const told = await tx.execute<Told>(sql`
      select there.unit_id as "unitId", count(*)::integer as people, array_to_string((array_agg(own.name order by own.number))[1:${NAMED}::integer], '、') as names
      from filings f
      join accounts own on own.id = f.id and own.unit_id = f.unit_id and own.awaits_transfer
      join accounts there on there.person_id = own.person_id and there.unit_id <> own.unit_id and there.status = 'sealed'
      where f.unit_id = ${unit.id} and ${which} group by there.unit_id order by there.unit_id`);
    await tellUnits(
      tx,
      clock,
      told.map(({ unitId, names, people }) => ({
        unitId,
        code: 'opened-elsewhere',
        values: { names, people: String(people), unit: unit.name, branch: unit.branch },
        path: '/transfers',
      })),
    );
  });
}
