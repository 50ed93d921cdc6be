import { and, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, submissions, type FILING_SOURCES } from '@/db/schema/filings';
import type { ListRead } from '@/lib/operations/list-read';
import { filingsText, submittedText } from '@/lib/text/filings';
import { FILING_SOURCE_WORDS, FILING_STATE_WORDS } from '@/lib/text/terms';
import { ratioListText as text } from '@/lib/text/unit-queries';
import type { Day } from '@/lib/values/day';
import type { ListColumn } from '@/lib/values/list-column';
import { TOTAL_LIMIT, type ListPage } from '@/lib/values/list-page';
import { addFen, ZERO, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import { basisPoints, formatPercent } from '@/lib/values/ratio';
import type { FilingState } from './filing';

interface RatioChangeQuery {
  from: Month;
  to: Month;
}

interface RatioChangeRow {
  id: string;
  state: FilingState;
  source: (typeof FILING_SOURCES)[number];
  changedOn: Day | null;
  month: Month;
  people: number | null;
  unitRatio: number | null;
  ownRatio: number | null;
  formerUnitRatio: number | null;
  formerOwnRatio: number | null;
  formerUnitShare: Fen | null;
  formerOwnShare: Fen | null;
  monthly: Fen | null;
  opinion: string | null;
}

const COLUMNS: readonly ListColumn<RatioChangeRow>[] = [
  { key: 'changedOn', title: submittedText.adjustedOn, kind: 'day', of: (row) => row.changedOn },
  { key: 'month', title: submittedText.month, kind: 'month', of: (row) => row.month },
  { key: 'unitBefore', title: text.unitBefore, kind: 'text', of: (row) => percent(row.formerUnitRatio) },
  { key: 'unitAfter', title: text.unitAfter, kind: 'text', of: (row) => percent(row.unitRatio) },
  { key: 'ownBefore', title: text.ownBefore, kind: 'text', of: (row) => percent(row.formerOwnRatio) },
  { key: 'ownAfter', title: text.ownAfter, kind: 'text', of: (row) => percent(row.ownRatio) },
  { key: 'people', title: filingsText.people, kind: 'number', of: (row) => row.people },
  { key: 'before', title: submittedText.totalBefore, unit: text.yuan, kind: 'money', of: formerMonthly },
  { key: 'after', title: submittedText.totalAfter, unit: text.yuan, kind: 'money', of: (row) => row.monthly },
  { key: 'state', title: submittedText.state, kind: 'status', of: (row) => FILING_STATE_WORDS[row.state] },
  { key: 'channel', title: submittedText.channel, kind: 'text', of: (row) => FILING_SOURCE_WORDS[row.source] },
  { key: 'opinion', title: submittedText.opinion, kind: 'text', of: (row) => row.opinion },
];

/** 比例调整 that the unit has submitted, whatever became of it, the last month first. */
export const ratioChanges: ListRead<RatioChangeQuery, RatioChangeRow> = {
  columns: COLUMNS,
  async page(tx, unitId, { query, page }) {
    const where = conditions(unitId, query, null);
    const [row] = await tx.execute<{ found: number }>(
      sql`select count(*)::integer as found from ${filings} where ${where}`,
    );
    return { rows: await select(tx, where, page), total: Math.min(row?.found ?? 0, TOTAL_LIMIT) };
  },
  batch: (tx, unitId, { query, after, size }) => select(tx, conditions(unitId, query, after), { page: 1, size }),
};

function percent(ratio: number | null): string | null {
  return ratio === null ? null : formatPercent(basisPoints(ratio));
}

function formerMonthly({ formerUnitShare, formerOwnShare }: RatioChangeRow): Fen | null {
  return formerUnitShare === null ? null : addFen(formerUnitShare, formerOwnShare ?? ZERO);
}

function conditions(unitId: string, { from, to }: RatioChangeQuery, after: RatioChangeRow | null): SQL | undefined {
  return and(
    eq(filings.unitId, unitId),
    eq(filings.kind, 'ratio'),
    sql`${filings.state} <> 'draft'`,
    gte(filings.month, from),
    lte(filings.month, to),
    after ? sql`(${filings.month}, ${filings.id}) < (${after.month}, ${after.id}::uuid)` : undefined,
  );
}

function select(
  tx: Tx,
  where: SQL | undefined,
  { page, size }: Pick<ListPage, 'page' | 'size'>,
): Promise<RatioChangeRow[]> {
  return tx
    .select({
      id: filings.id,
      state: filings.state,
      source: filings.source,
      changedOn: sql<Day | null>`coalesce(${filings.effectiveOn}, ${submissions.submittedOn})::text`,
      month: sql<Month>`${filings.month}`,
      people: filings.people,
      unitRatio: filings.unitRatio,
      ownRatio: filings.ownRatio,
      formerUnitRatio: filings.formerUnitRatio,
      formerOwnRatio: filings.formerOwnRatio,
      formerUnitShare: filings.formerUnitShare,
      formerOwnShare: filings.formerOwnShare,
      monthly: filings.monthly,
      opinion: filings.opinion,
    })
    .from(filings)
    .leftJoin(submissions, and(eq(submissions.id, filings.submissionId), eq(submissions.unitId, filings.unitId)))
    .where(where)
    .orderBy(desc(filings.month), desc(filings.id))
    .limit(size)
    .offset((page - 1) * size);
}
