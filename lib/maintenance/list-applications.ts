import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { changeApplications, type APPLICATION_STATES } from '@/db/schema/change-applications';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';

export type ApplicationState = (typeof APPLICATION_STATES)[number];

const COLUMNS = {
  id: changeApplications.id,
  unitId: changeApplications.unitId,
  number: changeApplications.number,
  field: changeApplications.field,
  state: changeApplications.state,
  beforeShown: changeApplications.beforeShown,
  afterShown: changeApplications.afterShown,
  reason: changeApplications.reason,
  createdBy: changeApplications.createdBy,
  createdAt: changeApplications.createdAt,
  submittedBy: changeApplications.submittedBy,
  submittedAt: changeApplications.submittedAt,
  decidedAt: changeApplications.decidedAt,
  opinion: changeApplications.opinion,
  accountNumber: accounts.number,
  employeeName: accounts.name,
  unitNumber: units.number,
  unitName: units.name,
};

export type ApplicationRow = Awaited<ReturnType<typeof select>>[number];

function select(
  tx: Tx,
  where: SQL | undefined,
  { order, page }: { order: SQL; page: Pick<ListPage, 'page' | 'size'> },
) {
  return tx
    .select(COLUMNS)
    .from(changeApplications)
    .innerJoin(units, eq(units.id, changeApplications.unitId))
    .leftJoin(accounts, eq(accounts.id, changeApplications.accountId))
    .where(where)
    .orderBy(order)
    .limit(page.size)
    .offset((page.page - 1) * page.size);
}

/** 变更申请 of the unit, the last first. */
export async function listApplications(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(changeApplications.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(changeApplications).where(where);
  return { rows: await select(tx, where, { order: desc(changeApplications.id), page }), total: counted?.rows ?? 0 };
}

/** All units' applications in these states for the centre, those that wait longest first. */
export async function listAllApplications(
  tx: Tx,
  { states, page }: { states: readonly ApplicationState[]; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = inArray(changeApplications.state, [...states]);
  const [counted] = await tx.select({ rows: count() }).from(changeApplications).where(where);
  return { rows: await select(tx, where, { order: asc(changeApplications.id), page }), total: counted?.rows ?? 0 };
}

/** One application: the unit's own, or anybody's for the centre (`unitId` null). Undefined for all others. */
export async function getApplication(tx: Tx, { unitId, id }: { unitId: string | null; id: string }) {
  const where = and(eq(changeApplications.id, id), unitId === null ? undefined : eq(changeApplications.unitId, unitId));
  const [row] = await select(tx, where, { order: asc(changeApplications.id), page: { page: 1, size: 1 } });
  return row;
}
