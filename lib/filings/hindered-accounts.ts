import { sql } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { waitingWithdrawals } from '@/lib/ledger/waiting-withdrawals';
import { WAITING_BACK_PAYMENT } from './unpaid-back-payment';

/** Why an account cannot be transferred now. */
interface Hindrance {
  /** Its status, where it is not sealed. */
  status: (typeof ACCOUNT_STATUSES)[number] | null;
  /** Whether a back payment of it is in review or not paid yet. */
  backPayWaits: boolean;
  /** Whether a correction of it is in review. */
  correctionWaits: boolean;
  /** Whether a withdrawal of it waits for a second person of the centre. */
  withdrawalWaits: boolean;
}

/** The unit's accounts among the lines that cannot be transferred as they stand, by account id: most can, and are not in it. */
export async function hinderedAccounts(
  tx: Tx,
  unitId: string,
  lines: readonly { accountId: string | null }[],
): Promise<Map<string, Hindrance>> {
  const ids = lines.flatMap(({ accountId }) => accountId ?? []);
  const rows = await tx.execute<Omit<Hindrance, 'withdrawalWaits'> & { id: string }>(sql`
    with asked as materialized (select distinct id from unnest(${pgArray(ids, 'uuid')}) as x (id))
    select found.id, max(found.status) as "status", bool_or(found.back_pay) as "backPayWaits", bool_or(found.correction) as "correctionWaits"
    from (
      select a.id, a.status, false as back_pay, false as correction
      from asked join accounts a on a.id = asked.id where a.unit_id = ${unitId} and a.status <> 'sealed'
      union all
      select filings.account_id, null, true, false from asked join filings on filings.account_id = asked.id
      where filings.unit_id = ${unitId} and ${WAITING_BACK_PAYMENT}
      union all
      select c.account_id, null, false, true from asked join corrections c on c.account_id = asked.id
      where c.unit_id = ${unitId} and c.state = 'in-review'
    ) found
    group by found.id`);
  const hindered = new Map(rows.map(({ id, ...found }) => [id, { ...found, withdrawalWaits: false }]));
  for (const id of await waitingWithdrawals(tx, unitId, ids)) {
    const found = hindered.get(id) ?? { status: null, backPayWaits: false, correctionWaits: false };
    hindered.set(id, { ...found, withdrawalWaits: true });
  }
  return hindered;
}
