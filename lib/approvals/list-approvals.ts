import { and, count, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { approvals } from '@/db/schema/approvals';
import { operators } from '@/db/schema/units';
import type { ListPage, Listed } from '@/lib/values/list-page';

const makers = alias(operators, 'makers');
const deciders = alias(operators, 'deciders');

const SHOWN = {
  id: approvals.id,
  operation: approvals.operation,
  input: approvals.input,
  state: approvals.state,
  month: approvals.month,
  people: approvals.people,
  amount: approvals.amount,
  madeBy: approvals.madeBy,
  maker: makers.name,
  madeAt: approvals.madeAt,
  decider: deciders.name,
  decidedAt: approvals.decidedAt,
  opinion: approvals.opinion,
  refusal: approvals.refusal,
  refusalValues: approvals.refusalValues,
  resultPath: approvals.resultPath,
};

/** 待复核 of a unit, what waits first, then what was decided last. */
export async function listApprovals(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(approvals.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(approvals).where(where);
  const rows = await shown(tx)
    .where(where)
    .orderBy(sql`${approvals.state} <> 'waiting'`, desc(approvals.id))
    .limit(page.size)
    .offset((page.page - 1) * page.size);
  return { rows, total: counted?.rows ?? 0 } satisfies Listed<unknown>;
}

export type ApprovalRow = Awaited<ReturnType<typeof listApprovals>>['rows'][number];

/** One of them; undefined for another unit's. */
export async function getApproval(tx: Tx, unitId: string, id: string): Promise<ApprovalRow | undefined> {
  const [row] = await shown(tx).where(and(eq(approvals.unitId, unitId), eq(approvals.id, id)));
  return row;
}

function shown(tx: Tx) {
  return tx
    .select(SHOWN)
    .from(approvals)
    .innerJoin(makers, eq(makers.id, approvals.madeBy))
    .leftJoin(deciders, eq(deciders.id, approvals.decidedBy));
}
