import { and, asc, count, countDistinct, desc, eq, inArray, or, type SQL, sql, sum } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { filings } from '@/db/schema/filings';
import type { ListPage } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';
import type { FilingKind, FilingState } from './filing';
import { UNPAID_BACK_PAYMENT } from './unpaid-back-payment';
import { FILING_LISTS, ofPerson, type FilingList } from './lists';

/** What lists show of a filing; its account is joined. */
export const FILING_COLUMNS = {
  id: filings.id,
  kind: filings.kind,
  state: filings.state,
  source: filings.source,
  importRow: filings.importRow,
  month: filings.month,
  effectiveOn: filings.effectiveOn,
  accountNumber: accounts.number,
  name: filings.name,
  idNumberMask: filings.idNumberMask,
  base: filings.base,
  unitShare: filings.unitShare,
  ownShare: filings.ownShare,
  monthly: filings.monthly,
  forMonth: filings.forMonth,
  backPayType: filings.backPayType,
  unitRatio: filings.unitRatio,
  ownRatio: filings.ownRatio,
  people: filings.people,
  formerBase: filings.formerBase,
  formerUnitShare: filings.formerUnitShare,
  formerOwnShare: filings.formerOwnShare,
  formerUnitRatio: filings.formerUnitRatio,
  formerOwnRatio: filings.formerOwnRatio,
  toUnitName: filings.toUnitName,
  movedAmount: filings.movedAmount,
  paidOn: filings.paidOn,
  reason: filings.reason,
  note: filings.note,
  problems: filings.problems,
  reviewReasons: filings.reviewReasons,
  marks: filings.marks,
  opinion: filings.opinion,
  submissionId: filings.submissionId,
  decidedAt: filings.decidedAt,
  createdAt: filings.createdAt,
  version: filings.version,
};

export type FilingRow = Awaited<ReturnType<typeof selectFilings>>[number];

export interface FilingTotals {
  count: number;
  faulty: number;
  monthly: Fen;
}

export interface FilingPage {
  rows: FilingRow[];
  totals: FilingTotals;
}

export interface FilingQuery {
  /** The kinds of one page; all kinds where none is said. */
  list?: FilingList;
  states: readonly FilingState[];
  /** Only this month's, for 本月已提交数据, with the earlier back payments that nothing pays yet; drafts have none yet. */
  month?: Month;
  kind?: FilingKind;
  /** Only lines with faults. */
  faulty?: boolean;
  /** Only lines of this import. */
  importId?: string;
  /** 职工账号, and the beginning of 职工姓名, as typed. */
  number?: string;
  name?: string;
  /** Only these. */
  ids?: readonly string[];
}

/** A unit's filings of one page, what was saved last first and a file's rows in their order, with the totals of all that match (合计). */
export async function listFilings(
  tx: Tx,
  unitId: string,
  { query, page }: { query: FilingQuery; page: Pick<ListPage, 'page' | 'size'> },
): Promise<FilingPage> {
  const where = conditions(unitId, query);
  const [totals] = await tx
    .select({
      count: count(),
      faulty: sql<number>`count(*) filter (where ${filings.problems} <> '[]'::jsonb)`.mapWith(Number),
      monthly: sum(filings.monthly),
    })
    .from(filings)
    .where(where);
  const rows = await selectFilings(tx, where, page);
  return {
    rows,
    totals: { count: totals?.count ?? 0, faulty: totals?.faulty ?? 0, monthly: fen(BigInt(totals?.monthly ?? 0)) },
  };
}

/** 当前录入人数 and 当前录入金额: how many people the filings that stand are of, in effect or in review, and what these pay a month. */
export async function enteredTotals(
  tx: Tx,
  unitId: string,
  query: Omit<FilingQuery, 'states'>,
): Promise<{ people: number; monthly: Fen }> {
  const [entered] = await tx
    .select({ people: countDistinct(filings.accountId), monthly: sum(filings.monthly) })
    .from(filings)
    .where(conditions(unitId, { ...query, states: ['effective', 'in-review'] }));
  return { people: entered?.people ?? 0, monthly: fen(BigInt(entered?.monthly ?? 0)) };
}

function selectFilings(tx: Tx, where: SQL | undefined, page: Pick<ListPage, 'page' | 'size'>) {
  return (
    tx
      .select(FILING_COLUMNS)
      .from(filings)
      .leftJoin(accounts, and(eq(accounts.id, filings.accountId), eq(accounts.unitId, filings.unitId)))
      .where(where)
      // Ids are in the order of a file's rows, and all rows of a file were stored at one moment.
      .orderBy(desc(filings.createdAt), asc(filings.id))
      .limit(page.size)
      .offset((page.page - 1) * page.size)
  );
}

function conditions(
  unitId: string,
  { list, states, month, kind, faulty, importId, ids, ...person }: FilingQuery,
): SQL | undefined {
  return and(
    eq(filings.unitId, unitId),
    inArray(filings.state, [...states]),
    kind ? eq(filings.kind, kind) : undefined,
    list ? inArray(filings.kind, [...FILING_LISTS[list]]) : undefined,
    month ? or(eq(filings.month, month), UNPAID_BACK_PAYMENT) : undefined,
    importId ? eq(filings.importId, importId) : undefined,
    ofPerson(person, unitId),
    ids ? sql`${filings.id} in ${anyOf(ids, 'uuid')}` : undefined,
    faulty ? sql`${filings.problems} <> '[]'::jsonb` : undefined,
  );
}
