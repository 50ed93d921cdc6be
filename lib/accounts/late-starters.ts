import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { Month } from '@/lib/values/month';

interface From {
  unitId: SQL;
  month: SQL;
}

/** The openings `o` of whoever was opened for a later month than the one it was filed in, and begins in `month` or after it. */
export function lateOpening({ unitId, month }: From): SQL {
  return sql`o.unit_id = ${unitId} and o.kind = 'open' and o.state = 'effective' and o.for_month > o.month and o.for_month >= ${month}`;
}

/**
 * Whether an account is none that begins late in `month` or after it. Before somebody begins nothing that is filed of him changes what
 * the unit pays; in the month that he begins he is added as he stands then.
 */
export function beganBefore(accountId: SQL, from: From): SQL {
  return sql`not exists (select from filings o where o.id = ${accountId} and ${lateOpening(from)})`;
}

/** The next month after the unit's open one in which somebody begins to pay; null where nobody does. */
export async function nextStart(tx: Tx, unit: Pick<UnitInForce, 'id' | 'openMonth'>): Promise<Month | null> {
  const openings = lateOpening({ unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` });
  const [row] = await tx.execute<{ month: Month | null }>(sql`
    select min(a.first_month) as month from filings o join accounts a on a.id = o.id and a.unit_id = o.unit_id
    where ${openings} and a.status = 'normal' and a.first_month > ${unit.openMonth}`);
  return row?.month ?? null;
}
