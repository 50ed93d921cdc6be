import { sql, type SQL } from 'drizzle-orm';
import { pgArray } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { backPayCorrected, monthCorrected } from '@/lib/ledger/corrected-months';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/** What a person was paid for a month, and the base and ratios that were in force then (B-3). */
export interface PaidMonth {
  /** The account's base of that month, in fen: before it was adjusted later; of its first month for those before. */
  base: Fen;
  /** The unit's ratios of that month, basis points; null where they are those of now. */
  unitRatio: number | null;
  ownRatio: number | null;
  /** What roster and effective back payments make of it, in fen. */
  unitShare: Fen;
  ownShare: Fen;
}

interface PaidRow extends Record<string, unknown> {
  place: bigint;
  base: bigint;
  unit_ratio: number | null;
  own_ratio: number | null;
  unit_share: bigint;
  own_share: bigint;
}

/** What has been paid for each person and month asked for, in their order; undefined where the person is not known. Of no month, nothing. */
export async function paidMonths(
  tx: Tx,
  unit: UnitInForce,
  asked: readonly { accountId: string | null; month: Month | null }[],
): Promise<(PaidMonth | undefined)[]> {
  const rows = await tx.execute<PaidRow>(sql`
    with asked as materialized (
      select * from unnest(${pgArray(
        asked.map(({ accountId }) => accountId),
        'uuid',
      )}, ${pgArray(
        asked.map(({ month }) => month),
        'text',
      )}) with ordinality as x (account_id, month, place) where account_id is not null
    ), changed_ratios as materialized (
      select month, former_unit_ratio, former_own_ratio, decided_at from filings where unit_id = ${unit.id} and kind = 'ratio' and state = 'effective'
    ), months as materialized (
      select case when r.state = 'posted' then r.id end as id, x.month, coalesce(l.unit_ratio, c.former_unit_ratio) as unit_ratio, coalesce(l.own_ratio, c.former_own_ratio) as own_ratio
      from (select distinct month from asked) x
      left join remittances r on r.unit_id = ${unit.id} and r.state in ('posted', 'deferred') and r.month = x.month
      left join lateral (select unit_ratio, own_ratio from roster_lines where unit_id = ${unit.id} and remittance_id = r.id limit 1) l on true
      left join lateral (select * from changed_ratios where month > x.month order by month, decided_at limit 1) c on true
    ), backs as materialized (
      select f.account_id, f.for_month, sum(f.unit_share) as unit_share, sum(f.own_share) as own_share
      from filings f
      where f.unit_id = ${unit.id} and f.kind = 'back-pay' and f.state = 'effective' and not ${backPayCorrected(sql`f`)}
        and f.account_id in (select distinct account_id from asked)
      group by f.account_id, f.for_month
    ), former_bases as materialized (${formerBases(unit)})
    select asked.place, coalesce(c.former_base, a.base) as base, m.unit_ratio, m.own_ratio,
      (coalesce(l.unit_share, 0) + coalesce(b.unit_share, 0))::bigint as unit_share, (coalesce(l.own_share, 0) + coalesce(b.own_share, 0))::bigint as own_share
    from asked
    join accounts a on a.id = asked.account_id and a.unit_id = ${unit.id}
    left join former_bases c on c.place = asked.place
    left join months m on m.month = asked.month
    left join roster_lines l on l.unit_id = ${unit.id} and l.remittance_id = m.id and l.account_id = asked.account_id
      and not ${monthCorrected(sql`l.unit_id`, sql`l.account_id`, sql`m.month`)}
    left join backs b on b.account_id = asked.account_id and b.for_month = asked.month`);
  const found: (PaidMonth | undefined)[] = asked.map(() => undefined);
  for (const row of rows) {
    found[Number(row.place) - 1] = {
      base: fen(row.base),
      unitRatio: row.unit_ratio,
      ownRatio: row.own_ratio,
      unitShare: fen(row.unit_share),
      ownShare: fen(row.own_share),
    };
  }
  return found;
}

/** Of who is asked for, the base before the first change that came after the month, or after his own first month. */
function formerBases({ id }: UnitInForce): SQL {
  return sql`
    select distinct on (asked.place) asked.place, f.former_base
    from asked
    join accounts a on a.id = asked.account_id and a.unit_id = ${id}
    join (
      select account_id, former_base, decided_at, coalesce(case when kind = 'unseal' then for_month end, month) as month
      from filings
      where unit_id = ${id} and kind in ('base', 'unseal') and state = 'effective' and account_id in (select account_id from asked)
    ) f on f.account_id = a.id and f.month > greatest(asked.month, a.first_month)
    order by asked.place, f.month, f.decided_at`;
}
