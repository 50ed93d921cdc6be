import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { accountCounts, accounts, LETTER_STRETCHES, type ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { people } from '@/db/schema/people';
import { nearestMilestone } from './list-milestones';
import { PHONE_MASK_OF_LIVE } from '@/lib/people/live-accounts';
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
  /** Null of a former employee, too. */
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

/** The name as lists are ordered by it. */
const NAME_IN_ORDER = sql`${accounts.name} collate "zh-x-icu"`;

/** A page that lies farther behind than this begins at a milestone, in a list that was counted to its end. */
const NEAR = 2_000;

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
  const parting =
    start === 0
      ? Promise.resolve({ offset: 0, size: page.size, fromEnd: false })
      : counting.then((counted) => partOf(tx, unitId, { query, page, counted, where }));
  const [{ total, more }, rows] = await Promise.all([
    counting,
    parting.then((part) => rowsOf(tx, unitId, { query, where, page, part })),
  ]);
  return { rows, total, more };
}

interface Counted {
  total: number;
  more: boolean;
  /** How often the accounts of a whole list have changed; not known of a search. */
  changes: number | null;
}

interface Part {
  offset: number;
  size: number;
  /** Counted from the end of the list, in the opposite order. */
  fromEnd: boolean;
  /** Leaves out what lies before the milestone that the offset begins at. */
  from?: SQL | undefined;
}

interface Place {
  query: AccountQuery;
  page: ListPage<AccountSort>;
  counted: Counted;
  where: SQL;
}

/** Where a page lies: near either end of a list that was counted to its end, or behind a milestone. */
async function partOf(tx: Tx, unitId: string, { query, page, counted, where }: Place): Promise<Part> {
  const { total, more, changes } = counted;
  const start = (page.page - 1) * page.size;
  const size = Math.max(0, Math.min(page.size, total - start));
  const behind = Math.max(0, total - start - size);
  const fromEnd = !more && start > total / 2;
  const offset = fromEnd ? behind : start;
  if (changes === null || offset <= NEAR) return { offset, size, fromEnd };
  const list = { key: [unitId, page.sort, ...query.statuses].join(' '), changes, where, order: ORDERS[page.sort] };
  const { from, skip } = await nearestMilestone(tx, list, page.descending ? behind : start);
  return { offset: skip, size, fromEnd: page.descending, from };
}

interface Wanted {
  query: AccountQuery;
  where: SQL;
  page: ListPage<AccountSort>;
  part: Part;
}

async function rowsOf(tx: Tx, unitId: string, { query, where, page, part }: Wanted): Promise<AccountRow[]> {
  const found = sql`select ${accounts.id} from ${walked(unitId, { query, where, page, part })}`;
  // As an array it is a plan of its own, and not one more table to be joined in every order. What is walked in two parts is asked for
  // beforehand: one plan of all would take so much memory that the server returns it each time.
  const ids = isInParts(query, page) ? sql`in ${anyOf(await idsOf(tx, found), 'uuid')}` : sql`= any(array(${found}))`;
  return tx
    .select({
      id: accounts.id,
      personId: accounts.personId,
      number: accounts.number,
      name: accounts.name,
      idNumberMask: accounts.idNumberMask,
      phoneMask: PHONE_MASK_OF_LIVE,
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
    .where(and(eq(accounts.unitId, unitId), sql`${accounts.id} ${ids}`))
    .orderBy(...ordering(page, page.descending));
}

async function idsOf(tx: Tx, found: SQL): Promise<string[]> {
  return (await tx.execute<{ id: string }>(found)).map(({ id }) => id);
}

function isInParts(query: AccountQuery, { sort }: ListPage<AccountSort>): boolean {
  return sort === 'name' && Boolean(query.initials);
}

/** The accounts of the part, walked in the order of the list. */
function walked(unitId: string, { query, where, page, part }: Wanted): SQL {
  const order = sql.join(ordering(page, page.descending !== part.fromEnd), sql`, `);
  const cut = sql`order by ${order} limit ${part.size} offset ${part.offset}`;
  if (page.sort !== 'name') return sql`${accounts} where ${and(where, part.from)} ${cut}`;
  const inOrder = conditions(unitId, query, namedInOrder);
  if (!query.initials) return sql`${accounts} where ${and(inOrder, part.from)} ${cut}`;
  const first = (condition: SQL) => sql`(select ${accounts.id}, ${accounts.name} from ${accounts}
    where ${inOrder} and ${condition} order by ${order} limit ${part.offset + part.size})`;
  return sql`(with together as materialized ${first(inLetter(query.initials))}, apart as materialized ${first(sql`${accounts.isApart}`)}
    select * from together union all select * from apart) ${accounts} ${cut}`;
}

/** The stretch in which the names of these initials stand, but for those that are apart. */
function inLetter(initials: string): SQL {
  const letter = initials.charCodeAt(0) - 'a'.charCodeAt(0);
  return inStretch(LETTER_STRETCHES.charAt(letter), LETTER_STRETCHES.charAt(letter + 1));
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
  return sql`${inStretch(prefix, `${prefix}\uffff`)} and left(${accounts.name}, length(${prefix})) = ${prefix}`;
}

/** The ends are subqueries, which the planner does not look into: to hold them against its statistics by ICU takes longer than the page. */
function inStretch(from: string, to: string): SQL {
  return sql`${NAME_IN_ORDER} >= (select ${from}::text) and ${NAME_IN_ORDER} < (select ${to}::text)`;
}

async function countAccounts(
  tx: Tx,
  unitId: string,
  { query, where }: { query: AccountQuery; where: SQL },
): Promise<Counted> {
  if ([query.number, query.name, query.initials ?? '', query.idNumber].every((typed) => typed === '')) {
    const counts = await tx
      .select({ accounts: accountCounts.accounts, changes: accountCounts.changes })
      .from(accountCounts)
      .where(and(eq(accountCounts.unitId, unitId), inArray(accountCounts.status, [...query.statuses])));
    const sum = (of: (row: (typeof counts)[number]) => number) => counts.reduce((total, row) => total + of(row), 0);
    return { total: sum((row) => row.accounts), more: false, changes: sum((row) => row.changes) };
  }
  const [row] = await tx.execute<{ found: number }>(
    sql`select count(*)::integer as found from (select 1 from ${accounts} where ${where} limit ${SEARCH_LIMIT + 1}) f`,
  );
  const found = row?.found ?? 0;
  return { total: Math.min(found, SEARCH_LIMIT), more: found > SEARCH_LIMIT, changes: null };
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

/** What a list is ordered by; the last column tells all accounts apart. */
const ORDERS = {
  number: [{ column: sql`${accounts.number}`, type: 'text' }],
  name: [
    { column: NAME_IN_ORDER, type: 'text' },
    { column: sql`${accounts.id}`, type: 'uuid' },
  ],
  base: [
    { column: sql`${accounts.base}`, type: 'bigint' },
    { column: sql`${accounts.id}`, type: 'uuid' },
  ],
} as const;

function ordering({ sort }: Pick<ListPage<AccountSort>, 'sort'>, descending: boolean): SQL[] {
  const direction = descending ? sql`desc` : sql`asc`;
  return ORDERS[sort].map(({ column }) => sql`${column} ${direction}`);
}
