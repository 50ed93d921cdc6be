import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { asCentre } from '@/lib/operations/as-centre';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { AccountChange } from './account-change';
import { beganBefore } from './late-starters';

/**
 * Gives the unit the filing's ratios and every live account its new shares by A-5, sealed ones too, so that nobody comes back on
 * an old one. The filing keeps the former ratios, and what the paying people pay together before and after. Drafts
 * that carry shares follow, with those that they say are paid now.
 */
export async function changeRatios(tx: Tx, { unit, which }: AccountChange): Promise<void> {
  const paying = beganBefore(sql`a.id`, { unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` });
  await tx.execute(sql`
    update filings f set former_unit_ratio = ${unit.unitRatio}, former_own_ratio = ${unit.ownRatio},
      people = t.people, former_unit_share = t.unit_share, former_own_share = t.own_share,
      unit_share = t.new_unit_share, own_share = t.new_own_share
    from (
      select f.id, count(a.id) as people, coalesce(sum(a.unit_share), 0) as unit_share, coalesce(sum(a.own_share), 0) as own_share,
        coalesce(sum(share_of(a.base, f.unit_ratio, ${unit.parameters.roundingUnit})), 0) as new_unit_share,
        coalesce(sum(share_of(a.base, f.own_ratio, ${unit.parameters.roundingUnit})), 0) as new_own_share
      from filings f left join accounts a on a.unit_id = f.unit_id and a.status = 'normal' and ${paying}
      where f.unit_id = ${unit.id} and ${which} group by f.id
    ) t
    where f.unit_id = ${unit.id} and f.id = t.id`);
  const [to] = await tx.execute<{ unit: number; own: number }>(
    sql`select f.unit_ratio as unit, f.own_ratio as own from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  await tx.execute(sql`
    insert into former_shares (unit_id, filing_id, account_id, unit_share, own_share)
    select f.unit_id, f.id, a.id, a.unit_share, a.own_share
    from filings f join accounts a on a.unit_id = f.unit_id and a.status in ('normal', 'sealed', 'frozen')
    where f.unit_id = ${unit.id} and ${which}`);
  if (to) await setRatios(tx, unit, { ...to, restored: null });
}

/** The inverse: the former ratios, and everybody pays again what he paid. */
export async function restoreRatios(tx: Tx, { unit, which }: AccountChange): Promise<void> {
  const [to] = await tx.execute<{ unit: number; own: number; restored: string }>(
    sql`select f.id as restored, f.former_unit_ratio as unit, f.former_own_ratio as own from filings f where f.unit_id = ${unit.id} and ${which}`,
  );
  if (to) await setRatios(tx, unit, to);
}

/** Sets ratios, and shares: by them, or, where a change is `restored`, as they were before it. */
async function setRatios(
  tx: Tx,
  unit: UnitInForce,
  to: { unit: number; own: number; restored: string | null },
): Promise<void> {
  const { roundingUnit } = unit.parameters;
  await asCentre(tx, () =>
    tx.execute(sql`update units set unit_ratio = ${to.unit}, own_ratio = ${to.own} where id = ${unit.id}`),
  );
  await tx.execute(sql`
    update accounts a set unit_share = coalesce(s.unit_share, share_of(a.base, ${to.unit}, ${roundingUnit})),
      own_share = coalesce(s.own_share, share_of(a.base, ${to.own}, ${roundingUnit})), version = a.version + 1
    from accounts live left join former_shares s on s.unit_id = ${unit.id} and s.filing_id = ${to.restored}::uuid and s.account_id = live.id
    where live.unit_id = ${unit.id} and live.status in ('normal', 'sealed', 'frozen') and a.unit_id = ${unit.id} and a.id = live.id`);
  await tx.execute(sql`
    update filings f set unit_share = share_of(f.base, ${to.unit}, ${roundingUnit}), own_share = share_of(f.base, ${to.own}, ${roundingUnit}),
      former_unit_share = share_of(f.former_base, ${to.unit}, ${roundingUnit}), former_own_share = share_of(f.former_base, ${to.own}, ${roundingUnit}),
      version = f.version + 1
    where f.unit_id = ${unit.id} and f.state in ('draft', 'in-review') and f.kind in ('open', 'unseal', 'seal', 'base') and f.base is not null`);
}
