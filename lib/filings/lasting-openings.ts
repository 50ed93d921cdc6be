import { sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { asCentre } from '@/lib/operations/as-centre';

/**
 * A condition on an account `a` with its ledger account `l`: something has come of its opening, which is not taken back any more.
 * A transfer to it counts, though a balance of nothing books no line; the account that it closed is the person's at another unit, so that
 * only the centre sees it. A back payment in effect counts: what was worked is owed.
 */
export const OPENING_LASTS = sql`(l.version > 0
  or exists (select from accounts m where m.person_id = a.person_id and m.merged_into = a.id)
  or exists (select from filings b where b.unit_id = a.unit_id and b.account_id = a.id and b.kind = 'back-pay' and b.state = 'effective'))`;

/** The unit's accounts among these whose opening is not taken back any more: who leaves is sealed then, in the month he came in too (C-6). */
export async function lastingOpenings(tx: Tx, unitId: string, accountIds: readonly string[]): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const rows = await asCentre(tx, () =>
    tx.execute<{ id: string }>(sql`
      select a.id from accounts a join ledger_accounts l on l.id = a.id
      where a.unit_id = ${unitId} and a.id in ${anyOf(accountIds, 'uuid')} and ${OPENING_LASTS}`),
  );
  return new Set(rows.map(({ id }) => id));
}
