import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { Month } from '@/lib/values/month';

interface PersonMonth {
  personId: string;
  month: Month;
}

/** Whether another unit has paid the month of one of the unit's people (B-5, C-4): a function of those asked for, by one question for all. */
export async function paidElsewhere(
  tx: Tx,
  unitId: string,
  asked: readonly PersonMonth[],
): Promise<(of: { personId: string | null; month: Month | null }) => boolean> {
  const rows =
    asked.length === 0
      ? []
      : await tx.execute<PersonMonth & Record<string, unknown>>(sql`
          select person_id as "personId", month from months_paid_elsewhere(${unitId}::uuid, ${pgArray(
            asked.map(({ personId }) => personId),
            'uuid',
          )}, ${pgArray(
            asked.map(({ month }) => month),
            'text',
          )})`);
  const paid = new Set(rows.map(keyOf));
  return (of) => paid.has(keyOf(of));
}

function keyOf({ personId, month }: { personId: string | null; month: Month | null }): string {
  return `${personId ?? ''} ${month ?? ''}`;
}

/** A query of the rows of another one, of (person_id, month, ...) of the unit's people, without the months that another unit has paid (B-5, C-4). */
export function notPaidElsewhere(unitId: string | SQL, owed: SQL): SQL {
  return owedWhere(unitId, owed, sql`not exists`);
}

/** The same of those alone that another unit has paid. */
export function onlyPaidElsewhere(unitId: string | SQL, owed: SQL): SQL {
  return owedWhere(unitId, owed, sql`exists`);
}

function owedWhere(unitId: string | SQL, owed: SQL, exists: SQL): SQL {
  return sql`
    with owed as materialized (${owed}),
    elsewhere as materialized (
      select * from months_paid_elsewhere(${unitId}::uuid, (select array_agg(person_id) from owed), (select array_agg(month) from owed))
    )
    select owed.* from owed where ${exists} (select from elsewhere e where e.person_id = owed.person_id and e.month = owed.month)`;
}
