import { sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import type { JOURNAL_KINDS } from '@/db/schema/ledger';
import type { ListRead } from '@/lib/operations/list-read';
import { unitLedgerText as text } from '@/lib/text/unit-queries';
import { unitJournalWords } from '@/lib/text/terms';
import type { Day } from '@/lib/values/day';
import type { ListColumn } from '@/lib/values/list-column';
import { TOTAL_LIMIT } from '@/lib/values/list-page';
import { fen, sumFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';

type JournalKind = (typeof JOURNAL_KINDS)[number];

/** 业务类型 that touch employees' accounts. Money in suspense is nobody's yet and stands in 单位基本情况. */
export const UNIT_LEDGER_KINDS = [
  'remittance',
  'back-pay',
  'transfer',
  'transfer-back',
  'interest',
  'purchase-withdrawal',
  'repayment-withdrawal',
  'correction',
  'reversal',
  'opening',
] as const satisfies readonly JournalKind[];
export type UnitLedgerKind = (typeof UNIT_LEDGER_KINDS)[number];

export interface UnitLedgerQuery {
  kind: UnitLedgerKind | null;
  from: Day;
  to: Day;
}

/** One booking as the unit's employees' accounts saw it; amounts in fen. */
export interface UnitLedgerRow {
  id: string;
  postedOn: Day;
  kind: UnitLedgerKind;
  firstMonth: Month | null;
  lastMonth: Month | null;
  people: number;
  income: Fen;
  expense: Fen;
  interest: Fen;
  branch: string;
  reversed: boolean;
  /** The payment whose voucher can be printed. */
  paymentId: string | null;
}

const COLUMNS: readonly ListColumn<UnitLedgerRow>[] = [
  { key: 'postedOn', title: text.postedOn, kind: 'day', of: (row) => row.postedOn },
  { key: 'kind', title: text.kind, kind: 'text', of: wordsOf },
  { key: 'month', title: text.month, kind: 'month', of: (row) => row.lastMonth },
  { key: 'people', title: text.people, kind: 'number', of: (row) => row.people },
  { key: 'income', title: text.income, unit: text.yuan, kind: 'money', of: (row) => row.income },
  { key: 'expense', title: text.expense, unit: text.yuan, kind: 'money', of: (row) => row.expense },
  { key: 'interest', title: text.interest, unit: text.yuan, kind: 'money', of: (row) => row.interest },
  { key: 'sum', title: text.sum, unit: text.yuan, kind: 'money', of: sumOf },
  { key: 'branch', title: text.branch, kind: 'text', of: (row) => row.branch },
  { key: 'state', title: text.state, kind: 'status', of: (row) => text.states[row.reversed ? 'reversed' : 'posted'] },
  { key: 'channel', title: text.channel, kind: 'text', of: ({ kind }) => text.channels[channelOf(kind)] },
];

/**
 * 单位流水账 (FD-100 to FD-103): what was booked to the unit's employees, from the ledger's entries and nothing else, the last first.
 * 本息合计 is 收入 less 支出 plus 利息, so that all of them together are the balance. One row for each booking, however many people.
 */
export const unitLedger: ListRead<UnitLedgerQuery, UnitLedgerRow> = {
  columns: COLUMNS,
  async page(tx, unitId, { query, page: { page, size } }) {
    const found = await count(tx, unitId, query);
    const rows = await select(tx, unitId, {
      query,
      after: null,
      limit: sql`limit ${size} offset ${(page - 1) * size}`,
    });
    return { rows, total: Math.min(found, TOTAL_LIMIT), more: found > TOTAL_LIMIT };
  },
  batch: (tx, unitId, { query, after, size }) => select(tx, unitId, { query, after, limit: sql`limit ${size}` }),
};

/** 合计 of rows: what came, what went, and both with the interest. */
export function unitLedgerTotals(rows: readonly UnitLedgerRow[]) {
  return {
    income: sumFen(rows.map((row) => row.income)),
    expense: sumFen(rows.map((row) => row.expense)),
    interest: sumFen(rows.map((row) => row.interest)),
    sum: sumFen(rows.map(sumOf)),
  };
}

/** 本息合计 of one row. */
function sumOf({ income, expense, interest }: UnitLedgerRow): Fen {
  return fen(income - expense + interest);
}

function wordsOf({ kind, firstMonth, lastMonth }: UnitLedgerRow): string {
  const months =
    firstMonth && lastMonth ? { first: formatMonthCompact(firstMonth), last: formatMonthCompact(lastMonth) } : null;
  return unitJournalWords(kind, months);
}

/** What the unit filed itself came through the hall; the rest the centre booked. */
function channelOf(kind: UnitLedgerKind): 'hall' | 'counter' {
  return ['remittance', 'back-pay', 'transfer', 'transfer-back', 'correction'].includes(kind) ? 'hall' : 'counter';
}

/** Entries of one booking on the unit's employees: all of its entries but the one on its suspense. */
function ofEmployees(unitId: string, journal: SQL): SQL {
  return sql`from entries e where e.journal_id = ${journal} and e.unit_id = ${unitId}
    and e.account_id is distinct from (select id from ledger_accounts where unit_id = ${unitId} and code = '219')`;
}

/** Bookings in the unit's own chain, and those of other units with an entry here: somebody came, or was paid for after he had come (Q-79). */
function journalsOf(unitId: string, { kind, from, to }: UnitLedgerQuery): SQL {
  const kinds = anyOf(kind ? [kind] : [...UNIT_LEDGER_KINDS], 'text');
  const wanted = sql`j.posted_on between ${from}::date and ${to}::date and j.kind in ${kinds} and exists (select ${ofEmployees(unitId, sql`j.id`)})`;
  return sql`(
    select j.* from journals j where j.unit_id = ${unitId} and ${wanted}
    union all
    select j.* from journals j where j.unit_id <> ${unitId} and j.kind in ('transfer', 'transfer-back', 'back-pay') and ${wanted}
  )`;
}

async function count(tx: Tx, unitId: string, query: UnitLedgerQuery): Promise<number> {
  const [row] = await tx.execute<{ found: number }>(
    sql`select count(*)::integer as found from (select 1 from ${journalsOf(unitId, query)} j limit ${TOTAL_LIMIT + 1}) f`,
  );
  return row?.found ?? 0;
}

interface Wanted {
  query: UnitLedgerQuery;
  after: UnitLedgerRow | null;
  limit: SQL;
}

async function select(tx: Tx, unitId: string, { query, after, limit }: Wanted): Promise<UnitLedgerRow[]> {
  const behind = after ? sql`where (j.posted_on, j.id) < (${after.postedOn}::date, ${after.id}::uuid)` : sql``;
  const rows = await tx.execute<
    Omit<UnitLedgerRow, 'income' | 'expense' | 'interest'> & Record<'income' | 'expense' | 'interest', string>
  >(sql`
    with found as (select j.* from ${journalsOf(unitId, query)} j ${behind} order by j.posted_on desc, j.id desc ${limit})
    select f.id, f.posted_on::text as "postedOn", f.kind, f.first_month as "firstMonth", f.last_month as "lastMonth",
      b.people, b.income::text, b.expense::text, b.interest::text, u.branch,
      exists (select from journals r where r.reverses_id = f.id) as reversed,
      case when f.kind in ('remittance', 'back-pay') then coalesce(m.payment_id, c.payment_id) end as "paymentId"
    from found f
    join units u on u.id = ${unitId}
    left join remittances m on m.id = f.remittance_id
    left join receipts c on c.id = f.receipt_id
    cross join lateral (
      select count(*)::integer as people,
        coalesce(sum(e.amount) filter (where e.amount > 0 and f.kind <> 'interest'), 0) as income,
        coalesce(-sum(e.amount) filter (where e.amount < 0 and f.kind <> 'interest'), 0) as expense,
        coalesce(sum(e.amount) filter (where f.kind = 'interest'), 0) as interest
      ${ofEmployees(unitId, sql`f.id`)}
    ) b
    order by f.posted_on desc, f.id desc`);
  const amount = (value: string) => fen(BigInt(value));
  return rows.map((row) => ({
    ...row,
    income: amount(row.income),
    expense: amount(row.expense),
    interest: amount(row.interest),
  }));
}
