import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { beganBefore } from '@/lib/accounts/late-starters';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import type { ListPage } from '@/lib/values/list-page';
import { addFen, fen, type Fen } from '@/lib/values/money';
import type { BasisPoints } from '@/lib/values/ratio';
import type { Shares } from './amounts';

/** One paying employee before and after; amounts in fen. */
export interface RatioPreviewRow {
  id: string;
  number: string;
  name: string;
  idNumberMask: string;
  base: Fen;
  before: Fen;
  after: Fen;
}

/** What other ratios come to: how many people pay, what they pay together before and after, and one page of them. */
export interface RatioPreview {
  people: number;
  before: Shares;
  after: Shares;
  rows: RatioPreviewRow[];
}

interface PreviewRow extends Record<string, unknown> {
  people: number;
  unit_before: bigint;
  own_before: bigint;
  unit_after: bigint;
  own_after: bigint;
  /** Null where the page holds nobody. */
  id: string | null;
  number: string;
  name: string;
  id_number_mask: string;
  base: bigint;
  before: bigint;
  after: bigint;
}

/**
 * What the unit's 正常 employees would pay at these ratios, in basis points, each share rounded by itself. Totals are of all of
 * them, rows of one page by 职工账号. Nothing is written.
 */
export async function previewRatios(
  tx: Tx,
  unit: UnitInForce,
  { to, page }: { to: { unitRatio: BasisPoints; ownRatio: BasisPoints }; page: Pick<ListPage, 'page' | 'size'> },
): Promise<RatioPreview> {
  const { roundingUnit } = unit.parameters;
  const paying = beganBefore(sql`a.id`, { unitId: sql`${unit.id}`, month: sql`${unit.openMonth}` });
  const rows = await tx.execute<PreviewRow>(sql`
    with paying as (
      select a.id, a.number, a.name, a.id_number_mask, a.base, a.unit_share, a.own_share,
        share_of(a.base, ${to.unitRatio}, ${roundingUnit}) as new_unit_share, share_of(a.base, ${to.ownRatio}, ${roundingUnit}) as new_own_share
      from accounts a where a.unit_id = ${unit.id} and a.status = 'normal' and ${paying}
    ), totals as (
      select count(*)::integer as people,
        coalesce(sum(unit_share), 0)::bigint as unit_before, coalesce(sum(own_share), 0)::bigint as own_before,
        coalesce(sum(new_unit_share), 0)::bigint as unit_after, coalesce(sum(new_own_share), 0)::bigint as own_after
      from paying
    ), page as (
      select id, number, name, id_number_mask, base, unit_share + own_share as before, new_unit_share + new_own_share as after
      from paying order by number limit ${page.size} offset ${(page.page - 1) * page.size}
    )
    select totals.*, page.* from totals left join page on true order by page.number`);
  const [totals] = rows;
  if (!totals) throw new Error('an aggregate has one row');
  return {
    people: totals.people,
    before: shares(totals.unit_before, totals.own_before),
    after: shares(totals.unit_after, totals.own_after),
    rows: rows.flatMap((row) =>
      row.id === null
        ? []
        : {
            id: row.id,
            number: row.number,
            name: row.name,
            idNumberMask: row.id_number_mask,
            base: fen(row.base),
            before: fen(row.before),
            after: fen(row.after),
          },
    ),
  };
}

function shares(unit: bigint, own: bigint): Shares {
  return { unitShare: fen(unit), ownShare: fen(own), monthly: addFen(fen(unit), fen(own)) };
}
