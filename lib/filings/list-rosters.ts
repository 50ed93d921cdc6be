import { and, desc, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings, submissions, type BACK_PAY_TYPES, type FILING_SOURCES } from '@/db/schema/filings';
import type { ListRead } from '@/lib/operations/list-read';
import { rosterListText as text } from '@/lib/text/unit-queries';
import { BACK_PAY_TYPE_WORDS, FILING_KIND_WORDS, FILING_SOURCE_WORDS, FILING_STATE_WORDS } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import type { ListColumn } from '@/lib/values/list-column';
import { TOTAL_LIMIT, type ListPage } from '@/lib/values/list-page';
import type { Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import type { FilingKind, FilingState } from './filing';

/** 业务类型 of the query, and the kinds of line that stand on each roster (ST-14). */
export const ROSTERS = {
  change: ['open', 'unseal', 'seal'],
  'back-pay': ['back-pay'],
  base: ['base'],
} as const satisfies Record<string, readonly FilingKind[]>;
export type Roster = keyof typeof ROSTERS;

export interface RosterListQuery {
  roster: Roster;
  /** 变更类型, one of the roster's; null for all of them. */
  kind: FilingKind | null;
  from: Month;
  to: Month;
}

export interface RosterListRow {
  id: string;
  kind: FilingKind;
  state: FilingState;
  source: (typeof FILING_SOURCES)[number];
  accountNumber: string | null;
  name: string;
  changedOn: Day | null;
  month: Month;
  monthly: Fen | null;
  ownShare: Fen | null;
  staffNumber: string | null;
  forMonth: Month | null;
  backPayType: (typeof BACK_PAY_TYPES)[number] | null;
}

const COLUMNS: readonly ListColumn<RosterListRow>[] = [
  { key: 'number', title: text.number, kind: 'code', of: (row) => row.accountNumber },
  { key: 'name', title: text.name, kind: 'text', of: (row) => row.name },
  { key: 'changedOn', title: text.changedOn, kind: 'day', of: (row) => row.changedOn },
  { key: 'month', title: text.month, kind: 'month', of: (row) => row.month },
  { key: 'kind', title: text.kind, kind: 'status', of: wordsOf },
  { key: 'monthly', title: text.monthly, unit: text.yuan, kind: 'money', of: (row) => row.monthly },
  { key: 'ownShare', title: text.ownShare, unit: text.yuan, kind: 'money', of: (row) => row.ownShare },
  { key: 'staffNumber', title: text.staffNumber, kind: 'code', of: (row) => row.staffNumber },
  { key: 'state', title: text.state, kind: 'status', of: (row) => FILING_STATE_WORDS[row.state] },
  { key: 'channel', title: text.channel, kind: 'text', of: (row) => FILING_SOURCE_WORDS[row.source] },
];

/** 变更/补缴/基数调整清册查询 (FD-107, FD-108): every line that the unit has submitted, whatever became of it, the last month first. */
export const rosterList: ListRead<RosterListQuery, RosterListRow> = {
  columns: COLUMNS,
  async page(tx, unitId, { query, page }) {
    const where = conditions(unitId, { query, after: null });
    const [row] = await tx.execute<{ found: number }>(
      sql`select count(*)::integer as found from (select 1 from ${filings} where ${where} limit ${TOTAL_LIMIT + 1}) f`,
    );
    const found = row?.found ?? 0;
    const rows = await select(tx, where, page);
    return { rows, total: Math.min(found, TOTAL_LIMIT), more: found > TOTAL_LIMIT };
  },
  batch: (tx, unitId, { query, after, size }) => select(tx, conditions(unitId, { query, after }), { page: 1, size }),
};

/** 变更类型; of a back payment, what it makes up and for which month. */
function wordsOf({ kind, backPayType, forMonth }: RosterListRow): string {
  if (!backPayType) return FILING_KIND_WORDS[kind];
  return `${BACK_PAY_TYPE_WORDS[backPayType]}${forMonth ? ` ${formatMonthCompact(forMonth)}` : ''}`;
}

function conditions(
  unitId: string,
  { query: { roster, kind, from, to }, after }: { query: RosterListQuery; after: RosterListRow | null },
): SQL | undefined {
  const kinds = ROSTERS[roster].filter((own) => kind === null || own === kind);
  return and(
    eq(filings.unitId, unitId),
    // In the words of the index.
    sql`${filings.state} <> 'draft'`,
    gte(filings.month, from),
    lte(filings.month, to),
    kinds.length > 0 ? inArray(filings.kind, kinds) : sql`false`,
    after ? sql`(${filings.month}, ${filings.id}) < (${after.month}, ${after.id}::uuid)` : undefined,
  );
}

async function select(
  tx: Tx,
  where: SQL | undefined,
  { page, size }: Pick<ListPage, 'page' | 'size'>,
): Promise<RosterListRow[]> {
  const rows = await tx
    .select({
      id: filings.id,
      kind: filings.kind,
      state: filings.state,
      source: filings.source,
      accountNumber: accounts.number,
      name: sql<string>`coalesce(${accounts.name}, ${filings.name}, '')`,
      changedOn: sql<Day | null>`coalesce(${filings.effectiveOn}, ${submissions.submittedOn})::text`,
      month: sql<Month>`${filings.month}`,
      monthly: filings.monthly,
      ownShare: filings.ownShare,
      staffNumber: sql<string | null>`coalesce(${accounts.staffNumber}, ${filings.staffNumber})`,
      forMonth: filings.forMonth,
      backPayType: filings.backPayType,
    })
    .from(filings)
    .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
    .leftJoin(submissions, and(eq(submissions.id, filings.submissionId), eq(submissions.unitId, filings.unitId)))
    .where(where)
    .orderBy(desc(filings.month), desc(filings.id))
    .limit(size)
    .offset((page - 1) * size);
  return rows;
}
