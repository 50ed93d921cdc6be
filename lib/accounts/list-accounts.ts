import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accountCounts, accounts, type ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { ledgerAccounts } from '@/db/schema/ledger';
import { people } from '@/db/schema/people';
import { idNumberIndex } from '@/lib/people/protect';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';
import { TOTAL_LIMIT, type ListPage, type Listed } from '@/lib/values/list-page';
import type { Fen } from '@/lib/values/money';
import type { Month } from '@/lib/values/month';

export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const ACCOUNT_SORTS = ['number', 'name', 'base'] as const;

/** 职工账号, 职工姓名 (its beginning) and 身份证号码 (whole), as typed. */
export interface AccountQuery {
  number: string;
  name: string;
  idNumber: string;
  statuses: readonly AccountStatus[];
}

export interface AccountRow {
  id: string;
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

/** A unit's accounts, one page of them. As fast for 100,000 people as for 50: it walks the index of its order. */
export async function listAccounts(
  tx: Tx,
  unitId: string,
  { query, page }: { query: AccountQuery; page: ListPage<(typeof ACCOUNT_SORTS)[number]> },
): Promise<Listed<AccountRow>> {
  // The best way differs with the name that is looked for, so the plan must be made with it in view.
  await tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
  const where = conditions(unitId, query);
  const { total, more } = await countAccounts(tx, unitId, { query, where });
  const ids = sql`(${slice(where, page, total)})`;
  const rows = await tx
    .select({
      id: accounts.id,
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
  return { rows, total, more };
}

function conditions(unitId: string, { number, name, idNumber, statuses }: AccountQuery): SQL {
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
      // A range instead of LIKE, so that the index serves whatever the plan.
      prefix === ''
        ? undefined
        : sql`${accounts.name} ~>=~ ${prefix} and ${accounts.name} ~<~ ${`${prefix}\u{10ffff}`}`,
      idNumber === '' ? undefined : byId,
    ) ?? sql`false`
  );
}

async function countAccounts(
  tx: Tx,
  unitId: string,
  { query, where }: { query: AccountQuery; where: SQL },
): Promise<{ total: number; more: boolean }> {
  if (query.number === '' && query.name === '' && query.idNumber === '') {
    const counts = await tx
      .select({ accounts: accountCounts.accounts })
      .from(accountCounts)
      .where(and(eq(accountCounts.unitId, unitId), inArray(accountCounts.status, [...query.statuses])));
    return { total: counts.reduce((sum, row) => sum + row.accounts, 0), more: false };
  }
  const [row] = await tx.execute<{ found: number }>(
    sql`select count(*)::integer as found from (select 1 from ${accounts} where ${where} limit ${TOTAL_LIMIT + 1}) f`,
  );
  const found = row?.found ?? 0;
  return { total: Math.min(found, TOTAL_LIMIT), more: found > TOTAL_LIMIT };
}

/** The ids of the page, by the order's index; a page in the second half is counted from the end. */
function slice(where: SQL, page: ListPage<(typeof ACCOUNT_SORTS)[number]>, total: number): SQL {
  const start = (page.page - 1) * page.size;
  const fromEnd = start > total / 2;
  const size = Math.max(0, Math.min(page.size, total - start));
  const offset = fromEnd ? Math.max(0, total - start - size) : start;
  const order = sql.join(ordering(page, page.descending !== fromEnd), sql`, `);
  return sql`select ${accounts.id} from ${accounts} where ${where} order by ${order} limit ${size} offset ${offset}`;
}

function ordering({ sort }: ListPage<(typeof ACCOUNT_SORTS)[number]>, descending: boolean): SQL[] {
  const direction = descending ? sql`desc` : sql`asc`;
  if (sort === 'number') return [sql`${accounts.number} ${direction}`];
  const column = sort === 'name' ? sql`${accounts.name} collate "zh-x-icu"` : sql`${accounts.base}`;
  return [sql`${column} ${direction}`, sql`${accounts.id} ${direction}`];
}
