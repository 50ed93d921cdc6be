import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { AccountChange } from './account-change';
import { beganBefore } from './late-starters';

/**
 * Once filings of one kind were taken back that ratios were changed after (Q-69 asks the order for each person, and a ratio is everybody's): their
 * accounts pay by the ratios of now, and each of those changes says and keeps what it would have without them. The filings still count as
 * effective.
 */
export async function followRatios(tx: Tx, change: AccountChange): Promise<void> {
  const { unit } = change;
  const [later] = await tx.execute(
    sql`select from filings where unit_id = ${unit.id} and kind = 'ratio' and state = 'effective' and month = ${unit.openMonth} limit 1`,
  );
  if (!later) return;
  const steps = stepsOf(change);
  await correctTotals(tx, change, steps);
  await tx.execute(sql`
    update former_shares s set unit_share = t.unit_share, own_share = t.own_share
    from (select ratio_id, account_id, ${before('former_base', 'former')} from (${steps}) steps where kind in ('base', 'unseal')) t
    where s.unit_id = ${unit.id} and s.filing_id = t.ratio_id and s.account_id = t.account_id`);
  const { roundingUnit } = unit.parameters;
  await tx.execute(sql`
    update accounts a set unit_share = share_of(a.base, ${unit.unitRatio}, ${roundingUnit}), own_share = share_of(a.base, ${unit.ownRatio}, ${roundingUnit})
    where a.unit_id = ${unit.id} and a.id in (select account_id from (${steps}) steps where kind in ('base', 'unseal'))`);
}

/** Each filing with each change of ratios after it, and the ratios that this one found: none of the first, which found the filing's own shares. */
function stepsOf({ unit, which }: AccountChange): SQL {
  const counted = beganBefore(sql`f.account_id`, { unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` });
  return sql`
    select f.kind, f.account_id, ${counted} as counted, f.base, f.unit_share, f.own_share, f.former_base, f.former_unit_share, f.former_own_share,
      r.id as ratio_id, r.unit_ratio, r.own_ratio, ${unit.parameters.roundingUnit}::bigint as rounding,
      lag(r.unit_ratio) over by_filing as unit_found, lag(r.own_ratio) over by_filing as own_found
    from filings f
    join filings r on r.unit_id = f.unit_id and r.kind = 'ratio' and r.state = 'effective' and r.month = f.month and r.decided_at > f.decided_at
    where f.unit_id = ${unit.id} and ${which} and f.kind in ('open', 'unseal', 'seal', 'base')
    window by_filing as (partition by f.id order by r.decided_at, r.id)`;
}

/** What a change of ratios found the account paying on a base: by the ratios before it, or as the filing says. */
function before(base: 'base' | 'former_base', shares: '' | 'former'): SQL {
  const column = (side: 'unit' | 'own') => sql.raw(`${shares === '' ? '' : 'former_'}${side}_share`);
  return sql`coalesce(share_of(${sql.raw(base)}, unit_found, rounding), ${column('unit')}) as unit_share,
    coalesce(share_of(${sql.raw(base)}, own_found, rounding), ${column('own')}) as own_share`;
}

function after(base: 'base' | 'former_base'): SQL {
  return sql`share_of(${sql.raw(base)}, unit_ratio, rounding) as new_unit_share, share_of(${sql.raw(base)}, own_ratio, rounding) as new_own_share`;
}

/** Whoever was opened, unsealed or adjusted is counted no more as he was; whoever was sealed, or paid on a former base, is counted as that. */
async function correctTotals(tx: Tx, { unit }: AccountChange, steps: SQL): Promise<void> {
  await tx.execute(sql`
    with steps as materialized (${steps}),
    sides as (
      select ratio_id, -1 as people, ${before('base', '')}, ${after('base')} from steps where counted and kind <> 'seal'
      union all
      select ratio_id, 1, ${before('base', '')}, ${after('base')} from steps where counted and kind = 'seal'
      union all
      select ratio_id, 1, ${before('former_base', 'former')}, ${after('former_base')} from steps where counted and kind = 'base'
    ),
    corrections as (
      select ratio_id, sum(people)::integer as people, sum(people * unit_share)::bigint as unit_share, sum(people * own_share)::bigint as own_share,
        sum(people * new_unit_share)::bigint as new_unit_share, sum(people * new_own_share)::bigint as new_own_share
      from sides group by ratio_id
    )
    update filings r set people = r.people + c.people, version = r.version + 1,
      former_unit_share = r.former_unit_share + c.unit_share, former_own_share = r.former_own_share + c.own_share,
      unit_share = r.unit_share + c.new_unit_share, own_share = r.own_share + c.new_own_share
    from corrections c where r.unit_id = ${unit.id} and r.id = c.ratio_id`);
}
