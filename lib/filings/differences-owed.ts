import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { backPayCorrected, monthCorrected } from '@/lib/ledger/corrected-months';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { fen, type Fen } from '@/lib/values/money';
import { fundYearOf, type Month } from '@/lib/values/month';
import { getSubmission } from './get-submission';

/** Which raised bases are meant: those of one submission, or of the fund year of the open month. */
export interface RaisedIn {
  /** 业务流水号 */
  submission?: string | undefined;
}

/** The marked lines, as a condition on filings `f`, and where their fund year begins; undefined where the unit has no such submission. */
async function raisedIn(
  tx: Tx,
  unit: UnitInForce,
  { submission: number }: RaisedIn,
): Promise<{ lines: SQL; from: Month } | undefined> {
  if (number === undefined) {
    const { from, to } = fundYearOf(unit.openMonth);
    return { lines: sql`f.month between ${from} and ${to}`, from };
  }
  const submission = await getSubmission(tx, unit.id, number);
  return (
    submission && { lines: sql`f.submission_id = ${submission.id}::uuid`, from: fundYearOf(submission.month).from }
  );
}

/**
 * A query of (account_number, name, month, base, unit_share, own_share): what raised bases that still hold leave of the fund year's paid months, by
 * base and ratios of each month less what was paid (B-3, Q-32), but for months that somebody makes up already, were it in a draft. Paid is
 * what stood on a posted roster or was made up whole and booked, and was not corrected.
 */
export function differencesOwed({ id, parameters }: UnitInForce, { lines, from }: { lines: SQL; from: Month }): SQL {
  const rounding = parameters.roundingUnit;
  // All that is known of the accounts is sorted together rather than joined: of drafts that were just made the database knows no number yet, and
  // would go through all of them for each line.
  return sql`
    with raised as materialized (
      select distinct on (f.account_id) f.account_id, a.person_id, a.number, a.name, f.base, f.month
      from filings f join accounts a on a.unit_id = f.unit_id and a.id = f.account_id and a.base = f.base and a.status in ('normal', 'sealed', 'frozen', 'merged')
      where f.unit_id = ${id} and f.kind = 'base' and f.state = 'effective' and 'difference-payable' = any(f.marks) and ${lines}
      order by f.account_id, f.month desc, f.decided_at desc
    ), known as (
      select account_id, person_id, number, name, base, month as until, null as month, 0 as unit_share, 0 as own_share,
        null::integer as unit_ratio, null::integer as own_ratio, false as waiting
      from raised
      union all
      select x.account_id, x.person_id, null, null, null, null, r.month, l.unit_share, l.own_share, l.unit_ratio, l.own_ratio, false
      from raised x
      join remittances r on r.unit_id = ${id} and r.state = 'posted' and r.month >= ${from} and r.month < x.month
      join roster_lines l on l.unit_id = ${id} and l.remittance_id = r.id and l.account_id = x.account_id
      where not ${monthCorrected(sql`l.unit_id`, sql`l.account_id`, sql`r.month`)}
      union all
      select f.account_id, a.person_id, null, null, null, null, f.for_month, f.unit_share, f.own_share,
        case when f.back_pay_type in ('full', 'deferral') and f.paid_on is not null then f.unit_ratio end,
        case when f.back_pay_type in ('full', 'deferral') and f.paid_on is not null then f.own_ratio end, false
      from filings f join accounts a on a.unit_id = f.unit_id and a.id = f.account_id
      where f.unit_id = ${id} and f.kind = 'back-pay' and f.state = 'effective' and f.for_month >= ${from} and not ${backPayCorrected(sql`f`)}
      union all
      select f.account_id, a.person_id, null, null, null, null, f.for_month, 0, 0, null, null, true
      from filings f join accounts a on a.unit_id = f.unit_id and a.id = f.account_id
      where f.unit_id = ${id} and f.kind = 'back-pay' and f.state in ('draft', 'in-review') and f.back_pay_type = 'difference' and f.for_month >= ${from}
    ), told as (
      select k.account_id, k.month, k.unit_share, k.own_share, k.unit_ratio, k.own_ratio, max(k.number) over account as number,
        max(k.name) over account as name, max(k.base) over account as base, max(k.until) over account as until,
        bool_or(k.waiting) over (partition by k.person_id, k.month) as waiting
      from known k window account as (partition by k.account_id)
    ), left_over as (
      select t.number, t.name, t.month, t.base, share_of(t.base, max(t.unit_ratio), ${rounding}) - sum(t.unit_share) as unit_share,
        share_of(t.base, max(t.own_ratio), ${rounding}) - sum(t.own_share) as own_share
      from told t where t.base is not null and t.month < t.until
      group by t.account_id, t.number, t.name, t.month, t.base
      having max(t.unit_ratio) is not null and not bool_or(t.waiting)
    )
    select o.number as account_number, o.name, o.month, o.base, o.unit_share, o.own_share from left_over o
    where o.unit_share >= 0 and o.own_share >= 0 and o.unit_share + o.own_share > 0`;
}

/** What could be made up by 差额补缴: how many people and person-months, from which month to which, and what they come to. */
export interface DifferencesToFile {
  people: number;
  lines: number;
  first: Month;
  last: Month;
  amount: Fen;
}

interface Counted extends Record<string, unknown> {
  people: number;
  lines: number;
  first: Month | null;
  last: Month | null;
  amount: string;
}

/** The same in one sum; undefined where nothing is left (Q-32). */
export async function differencesToFile(
  tx: Tx,
  unit: UnitInForce,
  meant: RaisedIn,
): Promise<DifferencesToFile | undefined> {
  const raised = await raisedIn(tx, unit, meant);
  if (!raised) return undefined;
  const [row] = await tx.execute<Counted>(sql`
    select count(distinct o.account_number)::integer as people, count(*)::integer as lines, min(o.month) as first, max(o.month) as last,
      coalesce(sum(o.unit_share + o.own_share), 0)::text as amount
    from (${differencesOwed(unit, raised)}) o`);
  if (!row?.first || !row.last) return undefined;
  return { people: row.people, lines: row.lines, first: row.first, last: row.last, amount: fen(BigInt(row.amount)) };
}

interface Difference extends Record<string, unknown> {
  accountNumber: string;
  name: string;
  month: Month;
  base: bigint;
}

/** Those lines, each person's months together, so many at the most; undefined where the unit has no such submission. */
export async function differenceLines(
  tx: Tx,
  unit: UnitInForce,
  { most, ...meant }: RaisedIn & { most: number },
): Promise<Difference[] | undefined> {
  const raised = await raisedIn(tx, unit, meant);
  if (!raised) return undefined;
  const rows = await tx.execute<Difference>(sql`
    select o.account_number as "accountNumber", o.name, o.month, o.base from (${differencesOwed(unit, raised)}) o
    order by o.account_number, o.month limit ${most}`);
  return [...rows];
}
