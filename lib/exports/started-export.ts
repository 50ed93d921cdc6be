import { and, eq, gt, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import type { ExportFormat, ExportName } from './lists';

/** What an export was started with, as the log has it. */
export interface StartedExport {
  [key: string]: string | number | null;
  rows: number;
  jobId: string | null;
  list: ExportName;
  format: ExportFormat;
  query: string;
  /** Why it is of ID numbers and phones in full; null where it is masked. */
  reason: string | null;
  logId: string;
}

const FRESH_MILLISECONDS = 5 * 60 * 1000;

/**
 * The export that this operator started within the last five minutes, by its row of the log: nothing leaves the house but by it.
 * Undefined for anybody else's.
 */
export async function startedExport(
  tx: Tx,
  { operator, logId, clock }: { operator: OperatorPrincipal; logId: string; clock: Clock },
): Promise<StartedExport | undefined> {
  const [row] = await tx
    .select({ result: operationLog.result })
    .from(operationLog)
    .where(
      and(
        eq(operationLog.id, logId),
        eq(operationLog.actorId, operator.id),
        eq(operationLog.unitId, operator.unitId),
        inArray(operationLog.operation, ['exports.start', 'exports.start-full']),
        eq(operationLog.outcome, 'done'),
        gt(operationLog.at, new Date(clock.milliseconds() - FRESH_MILLISECONDS)),
      ),
    );
  return row?.result as StartedExport | undefined;
}
