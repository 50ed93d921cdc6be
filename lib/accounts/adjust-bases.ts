import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from './account-change';

/** Gives the filings' 正常 accounts their new bases and shares; the filing keeps the former ones. Says how many. */
export async function adjustBases(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  // The draft knew what the account paid; only where that changed meanwhile is there anything to write.
  await tx.execute(sql`
    update filings f set former_base = a.base, former_unit_share = a.unit_share, former_own_share = a.own_share
    from accounts a
    where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id
      and (f.former_base, f.former_unit_share, f.former_own_share) is distinct from (a.base, a.unit_share, a.own_share)`);
  const rows = await tx.execute(sql`
    update accounts a set base = f.base, unit_share = f.unit_share, own_share = f.own_share, version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'normal'
    returning a.id`);
  return rows.length;
}

/** The inverse: the former bases and shares again. */
export async function revokeAdjustments(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  const rows = await tx.execute(sql`
    update accounts a set base = f.former_base, unit_share = f.former_unit_share, own_share = f.former_own_share, version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'normal'
    returning a.id`);
  return rows.length;
}
