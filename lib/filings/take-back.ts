import { sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { followRatios } from '@/lib/accounts/follow-ratios';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthProse, type Month } from '@/lib/values/month';
import type { FilingKind } from './filing';
import { KINDS } from './kinds';
import { recheckSharing } from './recheck-drafts';

interface TakingBack {
  unit: UnitInForce;
  ids: readonly string[];
  by: string;
  reason: string;
  clock: Clock;
  logId: string;
}

/**
 * Takes effective filings of one unit back: the exact inverse of what each did, marked 已撤销, nothing deleted. Refuses
 * those of another month than theirs (but back payments that nobody has paid, Q-81), when a later filing of the same person stands (last in,
 * first out, Q-69), and when the account has moved on. Ratios that were changed later stay and follow; what was changed later than ratios goes before them. Needs the locks of all units concerned. Says how many.
 */
export async function takeBack(tx: Tx, { unit, ids, by, reason, clock, logId }: TakingBack): Promise<number> {
  const lines = await effectiveLines(tx, unit, ids);
  const today = clock.today();
  for (const { kind, month } of lines) {
    const isOver = month !== KINDS[kind].monthOf(unit, today);
    if (isOver && !KINDS[kind].revocableLater) refuse('revoke-month-over', { month: formatMonthProse(month) });
  }
  const named = sql`f.id in ${anyOf(ids, 'uuid')} and f.state = 'effective'`;
  await refuseEarlierThanOthers(tx, unit, { named, ids });
  for (const kind of new Set(lines.map((line) => line.kind))) {
    const application = { unit, clock, logId, which: sql`${named} and f.kind = ${kind}` };
    const names = await KINDS[kind].irrevocable(tx, application);
    if (names.length > 0) refuse('not-revocable', { names: names.join('、') });
    await KINDS[kind].revert(tx, application);
    await followRatios(tx, application);
  }
  const revoked = await tx.execute<{ index: Buffer | null }>(sql`
    update filings f set state = 'revoked', revoked_by = ${by}::uuid, revoked_at = ${clock.now().toISOString()}::timestamptz,
      revoke_reason = ${reason}, revoked_in = ${logId}::uuid, version = f.version + 1
    where f.unit_id = ${unit.id} and ${named} returning f.id_number_index as index`);
  const indexes = revoked.map((line) => line.index);
  await recheckSharing(tx, { unit, today }, indexes);
  return lines.length;
}

interface EffectiveLine extends Record<string, unknown> {
  kind: FilingKind;
  month: Month;
}

async function effectiveLines(tx: Tx, unit: UnitInForce, ids: readonly string[]): Promise<EffectiveLine[]> {
  const lines = await tx.execute<EffectiveLine>(sql`
    select f.kind, f.month from filings f
    where f.unit_id = ${unit.id} and f.id in ${anyOf(ids, 'uuid')} and f.state = 'effective'`);
  if (lines.length !== new Set(ids).size) refuse('not-found');
  return [...lines];
}

/**
 * what was done later to the same account must be taken back first; before ratios, what was filed by them of anybody. On a back payment
 * that nobody has paid only an unpaid difference to the same month rests; on sealing and unsealing nothing that has been made up and paid.
 */
async function refuseEarlierThanOthers(
  tx: Tx,
  unit: UnitInForce,
  { named, ids }: { named: SQL; ids: readonly string[] },
): Promise<void> {
  const later = await tx.execute<{ name: string | null }>(sql`
    with named as (select f.id, f.account_id, f.name, f.kind, f.for_month, f.decided_at from filings f where f.unit_id = ${unit.id} and ${named}),
    others as (
      select other.account_id, other.kind, other.back_pay_type, other.for_month, other.paid_on, other.decided_at from filings other
      where other.unit_id = ${unit.id} and other.state = 'effective' and other.decided_at > (select min(decided_at) from named)
        and other.id not in ${anyOf(ids, 'uuid')}
    )
    select distinct n.name from named n join others o on o.account_id = n.account_id and o.decided_at > n.decided_at
      and case
        when n.kind = 'back-pay' then o.back_pay_type = 'difference' and o.for_month = n.for_month and o.paid_on is null
        when n.kind in ('seal', 'unseal') then o.paid_on is null
        else true end
    union
    select n.name from named n join others o on n.kind = 'ratio' and o.kind in ('open', 'unseal', 'seal', 'base', 'ratio')
      and o.decided_at > n.decided_at
    limit 5`);
  if (later.length > 0) refuse('revoke-later-first', { names: namesOf(later.map((line) => line.name)) });
}

function namesOf(names: readonly (string | null)[]): string {
  return names
    .map((name) => name ?? '')
    .filter((name) => name !== '')
    .join('、');
}
