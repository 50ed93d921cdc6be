import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from './account-change';

/**
 * Makes the filings' sealed accounts 正常 again on the base that each confirms. The filing keeps what the account was and why it
 * was sealed. Says how many; an account that is no longer sealed is left alone.
 */
export async function unsealAccounts(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  const rows = await tx.execute(sql`
    with sealed as (
      select f.id as filing_id, a.id, a.base, a.unit_share, a.own_share, a.sealed_month, a.seal_reason, a.seal_note
      from filings f join accounts a on a.id = f.account_id and a.unit_id = f.unit_id
      where f.unit_id = ${unit.id} and ${which} and a.status = 'sealed'
    ), kept as (
      update filings f set former_base = s.base, former_unit_share = s.unit_share, former_own_share = s.own_share,
        former_sealed_month = s.sealed_month, former_seal_reason = s.seal_reason, former_seal_note = s.seal_note
      from sealed s where f.unit_id = ${unit.id} and f.id = s.filing_id
      returning f.account_id, f.base, f.unit_share, f.own_share
    )
    update accounts a set status = 'normal', base = k.base, unit_share = k.unit_share, own_share = k.own_share,
      sealed_month = null, seal_reason = null, seal_note = null, version = a.version + 1
    from kept k where a.unit_id = ${unit.id} and a.id = k.account_id returning a.id`);
  return rows.length;
}

/** The inverse: the accounts are sealed again from the same month and for the same reason, on the base they had. */
export async function revokeUnsealings(tx: Tx, { unit, which }: AccountChange): Promise<number> {
  const rows = await tx.execute(sql`
    update accounts a set status = 'sealed', base = f.former_base, unit_share = f.former_unit_share, own_share = f.former_own_share,
      sealed_month = f.former_sealed_month, seal_reason = f.former_seal_reason, seal_note = f.former_seal_note, version = a.version + 1
    from filings f where f.unit_id = ${unit.id} and ${which} and a.id = f.account_id and a.unit_id = f.unit_id and a.status = 'normal'
    returning a.id`);
  return rows.length;
}
