import { and, count, desc, eq, sql } from 'drizzle-orm';
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

/** 操作日志: what was done or refused, the last first; a unit sees its own, whoever did it, the back office all. The rows are counted no further than TOTAL_LIMIT. */
export async function listLog(tx: Tx, { query, page }: { query: LogQuery; page: Pick<ListPage, 'page' | 'size'> }) {
  const where = and(
    query.operation ? eq(operationLog.operation, query.operation) : undefined,
    query.outcome ? eq(operationLog.outcome, query.outcome) : undefined,
    query.actor ? eq(operationLog.actorName, query.actor) : undefined,
    query.unitNumber ? eq(units.number, query.unitNumber) : undefined,
    withinSpan(query),
  );
  const found = tx
    .select({ id: operationLog.id })
    .from(operationLog)
    .leftJoin(units, eq(units.id, operationLog.unitId))
    .where(where)
    .limit(TOTAL_LIMIT + 1)
    .as('found');
  const [counted] = await tx.select({ rows: count() }).from(found);
  const rows = await tx
    .select({
      id: operationLog.id,
      at: operationLog.at,
      operation: operationLog.operation,
      actorKind: operationLog.actorKind,
      actorName: operationLog.actorName,
      outcome: operationLog.outcome,
      refusal: operationLog.refusal,
      refusalValues: operationLog.refusalValues,
      month: operationLog.month,
      people: operationLog.people,
      reason: sql<string | null>`${operationLog.result} ->> 'reason'`,
      account: sql<string | null>`${operationLog.result} ->> 'account'`,
      what: sql<string | null>`${operationLog.result} ->> 'what'`,
      unitName: units.name,
      unitNumber: units.number,
    })
    .from(operationLog)
    .leftJoin(units, eq(units.id, operationLog.unitId))
    .where(where)
    .orderBy(desc(operationLog.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  const total = counted?.rows ?? 0;
  return { rows, total: Math.min(total, TOTAL_LIMIT), more: total > TOTAL_LIMIT } satisfies Listed<unknown>;
}
