import { and, asc, count, desc, eq, ilike, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';

const HISTORY = 50;

interface UnitQuery {
  /** 单位账号, a part of the name, or the whole credit code; '' for all. */
  unit: string;
  status: (typeof units.$inferSelect)['status'] | null;
}

/** The units of the centre, by number. */
export async function listUnits(tx: Tx, { query, page }: { query: UnitQuery; page: Pick<ListPage, 'page' | 'size'> }) {
  const { unit, status } = query;
  const part = `%${unit.replace(/[\\%_]/g, '\\$&')}%`;
  const where = and(
    unit === ''
      ? undefined
      : or(eq(units.number, unit), eq(units.creditCode, unit.toUpperCase()), ilike(units.name, part)),
    status === null ? undefined : eq(units.status, status),
  );
  const [counted] = await tx.select({ rows: count() }).from(units).where(where);
  const rows = await tx
    .select()
    .from(units)
    .where(where)
    .orderBy(asc(units.number))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 };
}

/** A unit by its 单位账号; undefined where there is none. */
export async function getUnitByNumber(tx: Tx, number: string) {
  const [unit] = await tx.select().from(units).where(eq(units.number, number));
  return unit;
}

/** What was done for or by a unit, the last first. */
export async function unitHistory(tx: Tx, unitId: string) {
  return tx
    .select({
      id: operationLog.id,
      at: operationLog.at,
      operation: operationLog.operation,
      actorName: operationLog.actorName,
      reason: sql<string | null>`${operationLog.result} ->> 'reason'`,
    })
    .from(operationLog)
    .where(and(eq(operationLog.unitId, unitId), eq(operationLog.outcome, 'done')))
    .orderBy(desc(operationLog.id))
    .limit(HISTORY);
}
