import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { bankCards } from '@/db/schema/loans';
import { people } from '@/db/schema/people';
import { units } from '@/db/schema/units';
import { ACCOUNT_SORTS, listAccounts, wholeList, type AccountStatus } from '@/lib/accounts/list-accounts';
import { IS_LIVE, PHONE_MASK_OF_LIVE } from '@/lib/people/live-accounts';
import { openPersonal } from '@/lib/people/protect';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { employeesText, employeeText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { fen, fenToText } from '@/lib/values/money';
import { formatMonthCompact, type Month } from '@/lib/values/month';
import { typedInitials } from '@/lib/values/name-initials';
import { basisPoints, formatPercent } from '@/lib/values/ratio';
import type { AskedList, ExportedList } from './exported-list';

/** Everybody who has or had an account; an opening that was revoked made nobody an employee. */
const ALL: readonly AccountStatus[] = ['normal', 'sealed', 'frozen', 'merged', 'withdrawn', 'left'];

/** What the address asks of 职工信息查询: account, beginning of the name or of its initials, status. An ID number never stands in one. */
export function employeeQuery(params: SearchParams) {
  const asked = { number: one(params, 'number'), name: one(params, 'name'), status: one(params, 'status') };
  // Letters are the initials of a name; a name in Latin letters has its letters as initials.
  const initials = typedInitials(asked.name);
  const name = initials === null ? asked.name : '';
  const status = ALL.find((known) => known === asked.status);
  return {
    asked,
    query: { number: asked.number, name, initials: initials ?? '', idNumber: '', statuses: status ? [status] : ALL },
    page: readListPage(params, ACCOUNT_SORTS),
  };
}

interface EmployeeRow extends Record<string, unknown> {
  number: string;
  name: string;
  id_number_mask: string;
  status: AccountStatus;
  remitted_month: Month | null;
  phone_mask: string | null;
  id_number_cipher?: Buffer;
  phone_cipher?: Buffer | null;
  unit_ratio: number;
  own_ratio: number;
  base: bigint;
  unit_share: bigint;
  own_share: bigint;
  monthly: bigint;
  balance: bigint;
  /** Null where he has no card; undefined where none may be seen. */
  bank?: string | null;
}

/**
 * 职工信息查询 as a file: its columns, and the base and the shares that its monthly amounts are made of (FD-079). Of former employees it has
 * neither phone nor card.
 */
export const employees: ExportedList = {
  title: employeesText.title,
  columns: [
    { key: 'number', title: employeesText.number, kind: 'text' },
    { key: 'name', title: employeesText.name, kind: 'text' },
    { key: 'idNumber', title: employeesText.idNumberShort, kind: 'text', width: 22 },
    { key: 'status', title: employeesText.status, kind: 'text' },
    { key: 'month', title: employeesText.month, kind: 'text' },
    { key: 'mobile', title: employeesText.mobile, kind: 'text' },
    { key: 'unitRatio', title: employeesText.unitRatio, kind: 'text' },
    { key: 'ownRatio', title: employeesText.ownRatio, kind: 'text' },
    { key: 'base', title: employeeText.base, kind: 'amount', total: true },
    { key: 'unitShare', title: employeeText.unitShare, kind: 'amount', total: true },
    { key: 'ownShare', title: employeeText.ownShare, kind: 'amount', total: true },
    { key: 'monthly', title: employeeText.monthly, kind: 'amount', total: true },
    { key: 'balance', title: employeeText.balance, kind: 'amount', total: true, width: 18 },
    { key: 'bank', title: employeesText.bank, kind: 'text', width: 30 },
  ],
  async count(tx, unitId, { params }) {
    const { asked, query } = employeeQuery(params);
    const { where } = wholeList(unitId, { query, page: { sort: 'number', descending: false } });
    if (query.number === '' && asked.name === '') {
      const page = { page: 1, size: 1, sort: 'number', descending: false } as const;
      return (await listAccounts(tx, unitId, { query, page })).total;
    }
    const [row] = await tx.execute<{ found: number }>(
      sql`select count(*)::integer as found from ${accounts} where ${where}`,
    );
    return row?.found ?? 0;
  },
  async *rows(tx, unitId, asked) {
    for await (const part of throughCursor(tx, wholeListOf(unitId, asked))) yield* part.map(written);
  },
};

const ROWS_AT_ONCE = 2_000;

/**
 * All rows of a query, some at a time: one moment of the list and one scan of it, in whatever order. While some are worked at, the next
 * are on their way.
 */
async function* throughCursor(tx: Tx, query: SQL): AsyncGenerator<EmployeeRow[]> {
  await tx.execute(sql`declare exported no scroll cursor for ${query}`);
  for (let fetching = nextRows(tx); ;) {
    const part = await fetching;
    const isLast = part.length < ROWS_AT_ONCE;
    if (!isLast) fetching = nextRows(tx);
    yield part;
    if (isLast) break;
  }
  await tx.execute(sql`close exported`);
}

function nextRows(tx: Tx): Promise<EmployeeRow[]> {
  const fetching = tx
    .execute<EmployeeRow>(sql`fetch forward ${sql.raw(String(ROWS_AT_ONCE))} from exported`)
    .then((rows) => rows);
  // Nobody may come to wait for it: then its failure must not count as nobody's.
  fetching.catch(() => undefined);
  return fetching;
}

function wholeListOf(unitId: string, { params, full = false, finances = false }: AskedList): SQL {
  const { query, page } = employeeQuery(params);
  const { where, order } = wholeList(unitId, { query, page });
  return sql`
    select ${accounts.number}, ${accounts.name}, ${accounts.idNumberMask}, ${accounts.status}, ${ledgerAccounts.remittedMonth},
      ${PHONE_MASK_OF_LIVE} as phone_mask, ${units.unitRatio}, ${units.ownRatio}, ${accounts.base}, ${accounts.unitShare}, ${accounts.ownShare},
      ${accounts.monthly}, ${ledgerAccounts.balance} ${full ? sql`, ${people.idNumberCipher}, case when ${IS_LIVE} then ${people.phoneCipher} end as phone_cipher` : sql``}
      ${finances ? sql`, ${bankCards.bank} || ' ' || ${bankCards.numberMask} as bank` : sql``}
    from ${accounts} join ${people} on ${people.id} = ${accounts.personId}
      join ${ledgerAccounts} on ${ledgerAccounts.id} = ${accounts.id} join ${units} on ${units.id} = ${accounts.unitId}
      ${finances ? sql`left join ${bankCards} on ${bankCards.personId} = ${accounts.personId} and ${IS_LIVE}` : sql``}
    where ${where} order by ${order}`;
}

function written(row: EmployeeRow): WrittenRow {
  return {
    number: row.number,
    name: row.name,
    idNumber: row.id_number_cipher ? openPersonal(row.id_number_cipher) : row.id_number_mask,
    status: ACCOUNT_STATUS_WORDS[row.status],
    month: row.remitted_month && formatMonthCompact(row.remitted_month),
    mobile: row.phone_cipher ? openPersonal(row.phone_cipher) : row.phone_mask,
    unitRatio: formatPercent(basisPoints(row.unit_ratio)),
    ownRatio: formatPercent(basisPoints(row.own_ratio)),
    base: fenToText(fen(row.base)),
    unitShare: fenToText(fen(row.unit_share)),
    ownShare: fenToText(fen(row.own_share)),
    monthly: fenToText(fen(row.monthly)),
    balance: fenToText(fen(row.balance)),
    bank: row.bank === undefined ? employeesText.hidden : row.bank,
  };
}
