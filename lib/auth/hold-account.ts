import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

/**
 * Holds an account until the end of the transaction, so that what is read of it now cannot be changed before a session has begun: a change that
 * is under way is waited for, a later one ends the session. Needs no context of the unit.
 */
export async function holdAccount(tx: Tx, who: { operatorId: string } | { staffId: string }): Promise<void> {
  const [operatorId, staffId] = 'operatorId' in who ? [who.operatorId, null] : [null, who.staffId];
  await tx.execute(sql`select hold_account(${operatorId}::uuid, ${staffId}::uuid)`);
}
