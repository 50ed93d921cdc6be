import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { asCentre } from '@/lib/operations/as-centre';

/**
 * Which of a unit's accounts have a withdrawal that waits for a second person of the centre: paid at the counter, and not booked yet. Units see no
 * such withdrawal; that there is one is all that leaves the centre's rows.
 */
export async function waitingWithdrawals(tx: Tx, unitId: string, accountIds: readonly string[]): Promise<string[]> {
  const rows = await asCentre(tx, () =>
    tx.execute<{ id: string }>(sql`
      select distinct w.account_id as id from unnest(${pgArray(accountIds, 'uuid')}) as asked (id)
      join withdrawals w on w.account_id = asked.id where w.unit_id = ${unitId} and w.state = 'proposed'`),
  );
  return rows.map(({ id }) => id);
}
