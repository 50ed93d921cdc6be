import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct, type UnitInForce } from '@/lib/units/unit-in-force';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { recheckSharing } from './recheck-drafts';

/**
 * 删除 under 本月已提交数据: takes effective filings of the open month back (RL-15, Q-65 to Q-73). Refuses outside the open month, when a
 * later filing of the same account stands (last in, first out), and when the account has moved on. Nothing is deleted.
 */
export const revokeFilings = unitOperation({
  name: 'filings.revoke',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(50_000), reason: z.string().trim().max(200) }),
  async run({ tx, principal, clock, note }, { ids, reason }) {
    const unit = await unitForAct(tx, principal.unitId, 'revoke-filings');
    const named = sql`f.id = any(${pgArray(ids, 'uuid')}) and f.state = 'effective' and f.month = ${unit.openMonth}`;
    const lines = await tx.execute<{ kind: FilingKind }>(
      sql`select f.kind from filings f where f.unit_id = ${unit.id} and ${named}`,
    );
    if (lines.length !== new Set(ids).size) refuse('not-found');
    await refuseEarlierThanOthers(tx, unit, { named, ids });
    for (const kind of new Set(lines.map((line) => line.kind))) {
      const application = { unit, today: clock.today(), which: sql`${named} and f.kind = ${kind}` };
      const names = await KINDS[kind].irrevocable(tx, application);
      if (names.length > 0) refuse('not-revocable', { names: names.join('、') });
      await KINDS[kind].revert(tx, application);
    }
    const revoked = await tx.execute<{ index: Buffer | null }>(sql`
      update filings f set state = 'revoked', revoked_by = ${principal.id}::uuid, revoked_at = ${clock.now().toISOString()}::timestamptz,
        revoke_reason = ${reason}, version = f.version + 1
      where f.unit_id = ${unit.id} and ${named} returning f.id_number_index as index`);
    await recheckSharing(
      tx,
      unit,
      revoked.map((line) => line.index),
    );
    note({ month: unit.openMonth, people: lines.length });
    return { revoked: lines.length };
  },
});

/** what was done later to the same account must be taken back first. */
async function refuseEarlierThanOthers(
  tx: Tx,
  unit: UnitInForce,
  { named, ids }: { named: SQL; ids: string[] },
): Promise<void> {
  const later = await tx.execute<{ name: string }>(sql`
    select distinct f.name from filings f
    join filings other on other.unit_id = f.unit_id and other.account_id = f.account_id and other.state = 'effective' and other.decided_at > f.decided_at
    where f.unit_id = ${unit.id} and ${named} 
      and not exists (select from unnest(${pgArray(ids, 'uuid')}) as named (id) where named.id = other.id) limit 5`);
  if (later.length > 0) refuse('revoke-later-first', { names: later.map((line) => line.name).join('、') });
}
