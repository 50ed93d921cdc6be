import { and, count, desc, eq, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog, type OUTCOMES } from '@/db/schema/operations';
import { units } from '@/db/schema/units';
import type { OperationName } from '@/lib/auth/permissions';
import { TOTAL_LIMIT, type ListPage, type Listed } from '@/lib/values/list-page';
import { withinSpan, type LogSpan } from './log-span';

export interface LogQuery extends LogSpan {
  operation: OperationName | null;
  outcome: (typeof OUTCOMES)[number] | null;
  /** Who did it, by whole name; '' for everybody. */
  actor: string;
  /** 单位账号; '' for all units and the centre's own business. */
  unitNumber: string;
}

export type LogRow = Awaited<ReturnType<typeof select>>[number];

/** 操作日志: what was done or refused, the last first; a unit sees its own, whoever did it, the back office all. The rows are counted no further than TOTAL_LIMIT. */
export async function listLog(
  tx: Tx,
  { query, page }: { query: LogQuery; page: Pick<ListPage, 'page' | 'size'> },
): Promise<Listed<LogRow>> {
  const where = conditions(query);
  const found = tx
    .select({ id: operationLog.id })
    .from(operationLog)
    .leftJoin(units, eq(units.id, operationLog.unitId))
    .where(where)
    .limit(TOTAL_LIMIT + 1)
    .as('found');
  const [counted] = await tx.select({ rows: count() }).from(found);
  const rows = await select(tx, where, { limit: page.size, offset: (page.page - 1) * page.size });
  const total = counted?.rows ?? 0;
  return { rows, total: Math.min(total, TOTAL_LIMIT), more: total > TOTAL_LIMIT };
}

/** The same rows for a file: so many behind a row of it, from the last on. */
export function logAfter(
  tx: Tx,
  query: LogQuery,
  { after, size }: { after: string | null; size: number },
): Promise<LogRow[]> {
  const behind = after === null ? undefined : lt(operationLog.id, after);
  return select(tx, and(conditions(query), behind), { limit: size, offset: 0 });
}

function conditions(query: LogQuery): SQL | undefined {
  return and(
    query.operation ? eq(operationLog.operation, query.operation) : undefined,
    query.outcome ? eq(operationLog.outcome, query.outcome) : undefined,
    query.actor ? eq(operationLog.actorName, query.actor) : undefined,
    query.unitNumber ? eq(units.number, query.unitNumber) : undefined,
    withinSpan(query),
  );
}

function select(tx: Tx, where: SQL | undefined, { limit, offset }: { limit: number; offset: number }) {
  return tx
    .select({
      id: operationLog.id,
      at: operationLog.at,
      operation: operationLog.operation,
      actorKind: operationLog.actorKind,
      actorName: operationLog.actorName,
      approvedByName: operationLog.approvedByName,
      outcome: operationLog.outcome,
      refusal: operationLog.refusal,
      refusalValues: operationLog.refusalValues,
      month: operationLog.month,
      people: operationLog.people,
      reason: sql<string | null>`${operationLog.result} ->> 'reason'`,
      // What it was done to, where the operation's own result names it: a certificate or notice, an authority, an account to sign in by.
      subject: sql<
        string | null
      >`coalesce(${operationLog.result} ->> 'title', ${operationLog.result} ->> 'authority', ${operationLog.result} ->> 'login')`,
      account: sql<string | null>`${operationLog.result} ->> 'account'`,
      what: sql<string | null>`${operationLog.result} ->> 'what'`,
      unitName: units.name,
      unitNumber: units.number,
    })
    .from(operationLog)
    .leftJoin(units, eq(units.id, operationLog.unitId))
    .where(where)
    .orderBy(desc(operationLog.id))
    .limit(limit)
    .offset(offset);
}
