import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accountCounts, accounts, type ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { people } from '@/db/schema/people';
import { idNumberIndex } from '@/lib/people/protect';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { SEARCH_LIMIT, type ListPage, type Listed } from '@/lib/values/list-page';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const ACCOUNT_SORTS = ['number', 'name', 'base'] as const;
type AccountSort = (typeof ACCOUNT_SORTS)[number];

/** 职工账号, 职工姓名 (its beginning) and 身份证号码 (whole), as typed; 拼音首字母 (their beginning) instead of a name. */
export interface AccountQuery {
  number: string;
  name: string;
  initials?: string;
  idNumber: string;
  statuses: readonly AccountStatus[];
}

export interface AccountRow {
  id: string;
  personId: string;
  number: string;
  name: string;
  idNumberMask: string;
  phoneMask: string | null;
  staffNumber: string | null;
  status: AccountStatus;
  base: Fen;
  unitShare: Fen;
  ownShare: Fen;
  monthly: Fen;
  balance: Fen;
  remittedMonth: Month | null;
  awaitsTransfer: boolean;
}

/**
 * A unit's accounts, one page of them. As fast for 100,000 people as for 50: it walks the index of its order. The statements
 * must not be prepared under a name: the best way differs with the name that is looked for, so each plan is made with it in view.
 */
export async function listAccounts(
  tx: Tx,
  unitId: string,
  { query, page }: { query: AccountQuery; page: ListPage<AccountSort> },
): Promise<Listed<AccountRow>> {
  const where = conditions(unitId, query, named);
  const start = (page.page - 1) * page.size;
  const counting = countAccounts(tx, unitId, { query, where });
  // The first page is cut without knowing the length, so that both statements are under way at once.
  const part = start === 0 ? { offset: 0, size: page.size, fromEnd: false } : partOf(await counting, start, page.size);
  const [counted, rows] = await Promise.all([counting, rowsOf(tx, unitId, { query, where, page, part })]);
  return { rows, ...counted };
}

interface Counted {
  total: number;
  more: boolean;
}

interface Part {
  offset: number;
  size: number;
  /** Counted from the end of the list, in the opposite order. */
  fromEnd: boolean;
}

/** Where a page lies; in the second half of a list that was counted to its end, it is nearer from there. */
function partOf({ total, more }: Counted, start: number, size: number): Part {
  const length = Math.max(0, Math.min(size, total - start));
  const fromEnd = !more && start > total / 2;
  return { offset: fromEnd ? Math.max(0, total - start - length) : start, size: length, fromEnd };
}

interface Wanted {
  query: AccountQuery;
  where: SQL;
  page: ListPage<AccountSort>;
  part: Part;
}

function rowsOf(tx: Tx, unitId: string, { query, where, page, part }: Wanted): Promise<AccountRow[]> {
  const order = sql.join(ordering(page, page.descending !== part.fromEnd), sql`, `);
  const ids = sql`(select ${accounts.id} from ${accounts}
    where ${page.sort === 'name' ? conditions(unitId, query, namedInOrder) : where}
    order by ${order} limit ${part.size} offset ${part.offset})`;
  return tx
    .select({
      id: accounts.id,
      personId: accounts.personId,
      number: accounts.number,
      name: accounts.name,
      idNumberMask: accounts.idNumberMask,
      phoneMask: people.phoneMask,
      staffNumber: accounts.staffNumber,
      status: accounts.status,
      base: accounts.base,
      unitShare: accounts.unitShare,
      ownShare: accounts.ownShare,
      monthly: accounts.monthly,
      balance: ledgerAccounts.balance,
      remittedMonth: ledgerAccounts.remittedMonth,
      awaitsTransfer: accounts.awaitsTransfer,
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, accounts.id))
    .where(and(eq(accounts.unitId, unitId), inArray(accounts.id, ids)))
    .orderBy(...ordering(page, page.descending));
}

function conditions(
  unitId: string,
  { number, name, initials = '', idNumber, statuses }: AccountQuery,
  isNamed: (prefix: string) => SQL,
): SQL {
  const id = readIdNumber(idNumber);
  const byId = id.ok
    ? sql`${accounts.personId} in (select ${people.id} from ${people} where ${people.idNumberIndex} = ${idNumberIndex('01', id.idNumber)}::bytea)`
    : sql`false`;
  const prefix = name.normalize('NFC');
  return (
    and(
      eq(accounts.unitId, unitId),
      statuses.length === 1 && statuses[0] ? eq(accounts.status, statuses[0]) : inArray(accounts.status, [...statuses]),
      number === '' ? undefined : eq(accounts.number, compactText(number)),
      prefix === '' ? undefined : isNamed(prefix),
      initials === '' ? undefined : beginsWith(sql`${accounts.initials}`, initials),
      idNumber === '' ? undefined : byId,
    ) ?? sql`false`
  );
}

function named(prefix: string): SQL {
  return beginsWith(sql`${accounts.name}`, prefix);
}

/** A range instead of LIKE, so that the index of beginnings serves whatever the plan. */
function beginsWith(column: SQL, prefix: string): SQL {
  return sql`${column} ~>=~ ${prefix} and ${column} ~<~ ${`${prefix}\u{10ffff}`}`;
}

/**
 * The same as a stretch of the index of names in order, because U+FFFF sorts behind every character. The stretch may hold others besides,
 * hence the exact condition, in a form that no index serves: the matches need no sorting then, however many. Not for Tibetan, whose
 * vowel signs change the place of the letter before them.
 */
function namedInOrder(prefix: string): SQL {
  if (/\p{Script=Tibetan}/u.test(prefix)) return named(prefix);
  const column = sql`${accounts.name} collate "zh-x-icu"`;
  return sql`${column} >= ${prefix} and ${column} < ${`${prefix}\uffff`} and left(${accounts.name}, length(${prefix})) = ${prefix}`;
}

async function countAccounts(
  tx: Tx,
  unitId: string,
  { query, where }: { query: AccountQuery; where: SQL },
): Promise<Counted> {
  if ([query.number, query.name, query.initials ?? '', query.idNumber].every((typed) => typed === '')) {
    const counts = await tx
      .select({ accounts: accountCounts.accounts })
      .from(accountCounts)
      .where(and(eq(accountCounts.unitId, unitId), inArray(accountCounts.status, [...query.statuses])));
    return { total: counts.reduce((sum, row) => sum + row.accounts, 0), more: false };
  }
  const [row] = await tx.execute<{ found: number }>(
    sql`select count(*)::integer as found from (select 1 from ${accounts} where ${where} limit ${SEARCH_LIMIT + 1}) f`,
  );
  const found = row?.found ?? 0;
  return { total: Math.min(found, SEARCH_LIMIT), more: found > SEARCH_LIMIT };
}

/** The accounts of a whole list in its order, for an export: its condition, and what it is ordered by. */
export function wholeList(
  unitId: string,
  { query, page }: { query: AccountQuery; page: Pick<ListPage<AccountSort>, 'sort' | 'descending'> },
): { where: SQL; order: SQL } {
  return {
    where: conditions(unitId, query, page.sort === 'name' ? namedInOrder : named),
    order: sql.join(ordering(page, page.descending), sql`, `),
  };
}

function ordering({ sort }: Pick<ListPage<AccountSort>, 'sort'>, descending: boolean): SQL[] {
  const direction = descending ? sql`desc` : sql`asc`;
  if (sort === 'number') return [sql`${accounts.number} ${direction}`];
  const column = sort === 'name' ? sql`${accounts.name} collate "zh-x-icu"` : sql`${accounts.base}`;
  return [sql`${column} ${direction}`, sql`${accounts.id} ${direction}`];
}
