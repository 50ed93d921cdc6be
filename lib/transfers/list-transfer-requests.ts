import { and, asc, count, desc, eq, gte, inArray, lt, min, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { transferRequests } from '@/db/schema/transfer-requests';
import { units } from '@/db/schema/units';
import type { Day } from '@/lib/values/day';
import type { ListPage } from '@/lib/values/list-page';
import { sealedElsewhere, type SealedElsewhere, type TransferRequest } from './transfer-requests';

type Page = Pick<ListPage, 'page' | 'size'>;

/** 可转入 as the page shows it: who is sealed elsewhere, and the request that waits for him. */
export interface Transferable extends Omit<SealedElsewhere, 'unitId' | 'ownAccountId'> {
  request: { id: string; dueOn: Day } | null;
}

/** 可转入: who is 正常 at the unit and sealed elsewhere. */
export async function listTransferable(tx: Tx, unitId: string): Promise<Transferable[]> {
  const sealed = await sealedElsewhere(tx, unitId);
  const waiting = await tx
    .select({ id: transferRequests.id, accountId: transferRequests.accountId, dueOn: transferRequests.dueOn })
    .from(transferRequests)
    .where(and(eq(transferRequests.toUnitId, unitId), eq(transferRequests.state, 'waiting')));
  const requests = new Map(waiting.map(({ accountId, ...request }) => [accountId, request]));
  return sealed.map(({ unitId: _unit, ownAccountId: _own, ...row }) => ({
    ...row,
    request: requests.get(row.accountId) ?? null,
  }));
}

/** The other unit of a request, as far as the unit that looks may know it. */
const OTHER = sql`units_of_requests()`;

const COLUMNS = {
  id: transferRequests.id,
  name: transferRequests.name,
  idNumberMask: transferRequests.idNumberMask,
  accountNumber: accounts.number,
  state: transferRequests.state,
  requestedAt: transferRequests.requestedAt,
  dueOn: transferRequests.dueOn,
  answeredAt: transferRequests.answeredAt,
  opinion: transferRequests.opinion,
  unitNumber: sql<string | null>`other.unit_number`,
  unitName: sql<string>`other.unit_name`,
  branch: sql<string>`other.branch`,
};

/** A request as one of its two units sees it: its own account, and the other unit. */
export type TransferRequestRow = Awaited<ReturnType<typeof rowsOfUnit>>[number];

interface RequestsOfUnit {
  rows: TransferRequestRow[];
  total: number;
}

/** Requests that the unit was asked by others, what came last first. */
export function listRequestsToAnswer(
  tx: Tx,
  unitId: string,
  asked: { states: readonly TransferRequest['state'][]; page: Page },
): Promise<RequestsOfUnit> {
  return requestsOfUnit(tx, { ...asked, own: transferRequests.unitId, account: transferRequests.accountId, unitId });
}

/** How many requests the unit can still answer, and the day until which the first of them waits; after it the centre decides. Null where there are none. */
export async function requestsLeftToAnswer(
  tx: Tx,
  unitId: string,
  today: Day,
): Promise<{ count: number; dueOn: Day } | null> {
  const [left] = await tx
    .select({ count: count(), dueOn: min(transferRequests.dueOn) })
    .from(transferRequests)
    .where(
      and(
        eq(transferRequests.unitId, unitId),
        eq(transferRequests.state, 'waiting'),
        gte(transferRequests.dueOn, today),
      ),
    );
  return left?.dueOn ? { count: left.count, dueOn: left.dueOn } : null;
}

/** Requests that the unit made, what came last first; the other unit's name is masked. */
export function listOwnRequests(
  tx: Tx,
  unitId: string,
  asked: { states: readonly TransferRequest['state'][]; page: Page },
): Promise<RequestsOfUnit> {
  return requestsOfUnit(tx, {
    ...asked,
    own: transferRequests.toUnitId,
    account: transferRequests.toAccountId,
    unitId,
  });
}

interface Asked {
  /** The column of the unit that looks, and of its account. */
  own: typeof transferRequests.unitId | typeof transferRequests.toUnitId;
  account: typeof transferRequests.accountId | typeof transferRequests.toAccountId;
  unitId: string;
  states: readonly TransferRequest['state'][];
  page: Page;
}

async function requestsOfUnit(tx: Tx, asked: Asked): Promise<RequestsOfUnit> {
  const where = and(eq(asked.own, asked.unitId), inArray(transferRequests.state, [...asked.states]));
  const [counted] = await tx.select({ rows: count() }).from(transferRequests).where(where);
  return { rows: await rowsOfUnit(tx, asked, where), total: counted?.rows ?? 0 };
}

function rowsOfUnit(tx: Tx, { account, unitId, page }: Asked, where: SQL | undefined) {
  return tx
    .select(COLUMNS)
    .from(transferRequests)
    .innerJoin(accounts, and(eq(accounts.id, account), eq(accounts.unitId, unitId)))
    .innerJoin(sql`${OTHER} as other`, sql`other.request_id = ${transferRequests.id}`)
    .where(where)
    .orderBy(desc(transferRequests.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
}

const oldUnits = alias(units, 'old_units');
const newUnits = alias(units, 'new_units');

/** All units' requests for the centre, the most urgent first: those of some states, only those that it may decide on a day where one is given. */
export async function listAllRequests(
  tx: Tx,
  { states, overdueOn, page }: { states: readonly TransferRequest['state'][]; overdueOn?: Day; page: Page },
) {
  const where = and(
    inArray(transferRequests.state, [...states]),
    overdueOn ? lt(transferRequests.dueOn, overdueOn) : undefined,
  );
  const [counted] = await tx.select({ rows: count() }).from(transferRequests).where(where);
  const rows = await tx
    .select({
      request: transferRequests,
      accountNumber: accounts.number,
      accountStatus: accounts.status,
      fromUnit: { number: oldUnits.number, name: oldUnits.name },
      toUnit: { number: newUnits.number, name: newUnits.name },
    })
    .from(transferRequests)
    .innerJoin(accounts, eq(accounts.id, transferRequests.accountId))
    .innerJoin(oldUnits, eq(oldUnits.id, transferRequests.unitId))
    .innerJoin(newUnits, eq(newUnits.id, transferRequests.toUnitId))
    .where(where)
    .orderBy(asc(transferRequests.dueOn), asc(transferRequests.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}
