import { sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { beganBefore } from '@/lib/accounts/late-starters';
import { fen } from '@/lib/values/money';

interface EffectRow extends Record<string, unknown> {
  id: string;
  people: number;
  unit_ratio: number;
  own_ratio: number;
  former_unit_share: string;
  former_own_share: string;
  unit_share: string;
  own_share: string;
}

/**
 * What changes of ratios that are not effective yet would do, by id, as they keep it once they are (Q-42): the ratios in force, how
 * many people pay, and what they pay together before and after, in fen.
 */
export async function ratioEffects(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<typeof effectOf>>();
  const rows = await tx.execute<EffectRow>(sql`
    select f.id, u.unit_ratio, u.own_ratio, count(a.id)::integer as people,
      coalesce(sum(a.unit_share), 0)::text as former_unit_share, coalesce(sum(a.own_share), 0)::text as former_own_share,
      coalesce(sum(share_of(a.base, f.unit_ratio, p.rounding_unit)), 0)::text as unit_share,
      coalesce(sum(share_of(a.base, f.own_ratio, p.rounding_unit)), 0)::text as own_share
    from filings f
    join units u on u.id = f.unit_id
    cross join lateral (
      select rounding_unit from fund_parameters p where (p.branch is null or p.branch = u.branch) and p.from_month <= f.month
      order by p.branch is null, p.from_month desc limit 1
    ) p
    left join accounts a on a.unit_id = f.unit_id and a.status = 'normal' and ${beganBefore(sql`a.id`, { unitId: sql`f.unit_id`, month: sql`f.month` })}
    where f.kind = 'ratio' and f.state = 'in-review' and f.id in ${anyOf(ids, 'uuid')}
    group by f.id, u.id`);
  return new Map(rows.map((row) => [row.id, effectOf(row)]));
}

function effectOf(row: EffectRow) {
  return {
    people: row.people,
    formerUnitRatio: row.unit_ratio,
    formerOwnRatio: row.own_ratio,
    formerUnitShare: fen(BigInt(row.former_unit_share)),
    formerOwnShare: fen(BigInt(row.former_own_share)),
    unitShare: fen(BigInt(row.unit_share)),
    ownShare: fen(BigInt(row.own_share)),
  };
}
