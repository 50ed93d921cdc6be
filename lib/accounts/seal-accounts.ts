import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from './account-change';

/**
 * Seals the filings' accounts from the unit's open month on (Q-21): earlier months are never given back by sealing. The
 * filing keeps a copy of what the account paid. Says how many accounts were sealed; one that is no longer 正常 is not.
 */
export async function sealAccounts(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  // The draft knew what the account paid; only where that changed meanwhile is there anything to write.
  await tx.execute(sql`
    update filings f set base = a.base, unit_share = a.unit_share, own_share = a.own_share
    from accounts a
    where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id
      and (f.base, f.unit_share, f.own_share) is distinct from (a.base, a.unit_share, a.own_share)`);
  const rows = await tx.execute(sql`
    update accounts a set status = 'sealed', sealed_month = ${unit.openMonth}, seal_reason = f.reason, seal_note = f.note, version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'normal'
    returning a.id`);
  return rows.length;
}

/** The inverse: the accounts are 正常 again, as before the sealing. */
export async function revokeSealings(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  const rows = await tx.execute(sql`
    update accounts a set status = 'normal', sealed_month = null, seal_reason = null, seal_note = null, version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'sealed'
    returning a.id`);
  return rows.length;
}
