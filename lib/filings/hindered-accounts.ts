import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';

/** Why an account cannot be transferred now. */
interface Hindrance extends Record<string, unknown> {
  /** Its status, where it is not sealed. */
  status: (typeof ACCOUNT_STATUSES)[number] | null;
  /** Whether a back payment of it is in review or not paid yet. */
  backPayWaits: boolean;
}

/** The unit's accounts among the lines that cannot be transferred as they stand, by account id: most can, and are not in it. */
export async function hinderedAccounts(
  tx: Tx,
  unitId: string,
  lines: readonly { accountId: string | null }[],
): Promise<Map<string, Hindrance>> {
  const ids = lines.flatMap(({ accountId }) => accountId ?? []);
  const rows = await tx.execute<Hindrance & { id: string }>(sql`
    with asked as materialized (select distinct id from unnest(${pgArray(ids, 'uuid')}) as x (id))
    select found.id, max(found.status) as "status", bool_or(found.waits) as "backPayWaits"
    from (
      select a.id, a.status, false as waits from asked join accounts a on a.id = asked.id where a.unit_id = ${unitId} and a.status <> 'sealed'
      union all
      select b.account_id, null, true from asked join filings b on b.account_id = asked.id
      where b.unit_id = ${unitId} and b.kind = 'back-pay' and b.state in ('in-review', 'effective') and b.paid_on is null
    ) found
    group by found.id`);
  return new Map(rows.map(({ id, ...hindrance }) => [id, hindrance]));
}
