import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { ListRead } from '@/lib/operations/list-read';
import { transferListText as text } from '@/lib/text/unit-queries';
import type { Day } from '@/lib/values/day';
import type { ListColumn } from '@/lib/values/list-column';
import { TOTAL_LIMIT } from '@/lib/values/list-page';
import { fen, type Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

/** 业务类型 of the list: who went, who came. */
export const TRANSFER_DIRECTIONS = ['out', 'in'] as const;
export type TransferDirection = (typeof TRANSFER_DIRECTIONS)[number];

export interface TransferListQuery {
  direction: TransferDirection | null;
  /** 转出年月, both included. */
  from: Month;
  to: Month;
}

export interface TransferListRow {
  id: string;
  direction: TransferDirection;
  accountNumber: string;
  name: string;
  idNumberMask: string;
  effectiveOn: Day;
  month: Month;
  fromNumber: string;
  fromName: string;
  toNumber: string;
  toName: string;
  amount: Fen;
}

const COLUMNS: readonly ListColumn<TransferListRow>[] = [
  { key: 'number', title: text.number, kind: 'code', of: (row) => row.accountNumber },
  { key: 'name', title: text.name, kind: 'text', of: (row) => row.name },
  { key: 'idNumber', title: text.idNumber, kind: 'code', of: (row) => row.idNumberMask },
  { key: 'kind', title: text.kind, kind: 'status', of: (row) => text.kinds[row.direction] },
  { key: 'effectiveOn', title: text.effectiveOn, kind: 'day', of: (row) => row.effectiveOn },
  { key: 'month', title: text.month, kind: 'month', of: (row) => row.month },
  { key: 'fromNumber', title: text.fromNumber, kind: 'code', of: (row) => row.fromNumber },
  { key: 'fromName', title: text.fromName, kind: 'text', of: (row) => row.fromName },
  { key: 'toNumber', title: text.toNumber, kind: 'code', of: (row) => row.toNumber },
  { key: 'toName', title: text.toName, kind: 'text', of: (row) => row.toName },
  { key: 'amount', title: text.amount, unit: text.yuan, kind: 'money', of: (row) => row.amount },
];

/**
 * 职工转移查询 (FD-104 to FD-106): transfers out of the unit and into it that are in force, the last first. Both units of a transfer see both
 * names (the manual's columns); the account is the unit's own.
 */
export const transferList: ListRead<TransferListQuery, TransferListRow> = {
  columns: COLUMNS,
  async page(tx, _unitId, { query, page: { page, size } }) {
    const [row] = await tx.execute<{ found: number }>(
      sql`select count(*)::integer as found from (select 1 from ${transfersOf(query)} limit ${TOTAL_LIMIT + 1}) f`,
    );
    const found = row?.found ?? 0;
    const rows = await select(tx, { query, after: null, limit: sql`limit ${size} offset ${(page - 1) * size}` });
    return { rows, total: Math.min(found, TOTAL_LIMIT), more: found > TOTAL_LIMIT };
  },
  batch: (tx, _unitId, { query, after, size }) => select(tx, { query, after, limit: sql`limit ${size}` }),
};

/** The function knows the unit from the transaction: a unit's own rows do not hold what others moved to it. */
function transfersOf({ direction, from, to }: TransferListQuery): SQL {
  return sql`transfers_of_own(${from}, ${to}) t where (${direction}::text is null or t.direction = ${direction}::text)`;
}

interface Wanted {
  query: TransferListQuery;
  after: TransferListRow | null;
  limit: SQL;
}

async function select(tx: Tx, { query, after, limit }: Wanted): Promise<TransferListRow[]> {
  const behind = after
    ? sql`and (t.effective_on, t.filing_id) < (${after.effectiveOn}::date, ${after.id}::uuid)`
    : sql``;
  const rows = await tx.execute<Omit<TransferListRow, 'amount'> & { amount: string }>(sql`
    select t.filing_id as id, t.direction, t.account_number as "accountNumber", t.person_name as name, t.id_number_mask as "idNumberMask",
      t.effective_on::text as "effectiveOn", t.month, t.from_number as "fromNumber", t.from_name as "fromName",
      t.to_number as "toNumber", t.to_name as "toName", t.amount::text
    from ${transfersOf(query)} ${behind} order by t.effective_on desc, t.filing_id desc ${limit}`);
  return rows.map((row) => ({ ...row, amount: fen(BigInt(row.amount)) }));
}
