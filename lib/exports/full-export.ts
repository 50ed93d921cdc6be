import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { Clock } from '@/lib/gateways/clock';
import type { ExportFormat } from './lists';

/** What an export in full was started with, as the log has it. */
export interface StartedFull {
  [key: string]: string | number | null;
  rows: number;
  jobId: string | null;
  format: ExportFormat;
  query: string;
  reason: string;
  logId: string;
}

const FRESH_MILLISECONDS = 5 * 60 * 1000;

/** The export in full that this operator started within the last five minutes, by its row of the log; undefined for anybody else's. */
export async function startedFull(
  tx: Tx,
  { operator, logId, clock }: { operator: OperatorPrincipal; logId: string; clock: Clock },
): Promise<StartedFull | undefined> {
  const [row] = await tx
    .select({ result: operationLog.result })
    .from(operationLog)
    .where(
      and(
        eq(operationLog.id, logId),
        eq(operationLog.actorId, operator.id),
        eq(operationLog.unitId, operator.unitId),
        eq(operationLog.operation, 'exports.start-full'),
        eq(operationLog.outcome, 'done'),
        gt(operationLog.at, new Date(clock.milliseconds() - FRESH_MILLISECONDS)),
      ),
    );
  return row?.result as StartedFull | undefined;
}
