import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';

interface Decided {
  id: string;
  decision: 'approve' | 'reject' | 'return';
  opinion?: string;
  final: boolean;
}

/** What the centre decided on a filing, or on a correction, so far, as the log has it, the earliest first: by whom, when, with what opinion. */
export async function reviewHistory(tx: Tx, unitId: string, filingId: string) {
  const rows = await tx
    .select({ id: operationLog.id, at: operationLog.at, by: operationLog.actorName, result: operationLog.result })
    .from(operationLog)
    .where(
      and(
        eq(operationLog.unitId, unitId),
        inArray(operationLog.operation, ['filings.review', 'corrections.review']),
        eq(operationLog.outcome, 'done'),
        sql`${operationLog.result} ->> 'id' = ${filingId}`,
      ),
    )
    .orderBy(asc(operationLog.id));
  return rows.map(({ result, ...row }) => {
    const { decision, opinion = '', final } = result as Decided;
    return { ...row, decision, opinion, final };
  });
}
