import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import { fundParameters } from '@/db/schema/parameters';
import { units } from '@/db/schema/units';
import type { Month } from '@/lib/values/month';

export type ParametersStanding = 'coming' | 'now' | 'past';

/**
 * Everything that the centre has set, what holds for all first and each 管理部's own after it, the latest month first: whether it holds
 * in `month`, and by whom and when it was set last, as far as the log has it.
 */
export async function listParameters(tx: Tx, month: Month) {
  const rows = await tx
    .select()
    .from(fundParameters)
    .orderBy(sql`${fundParameters.branch} nulls first`, desc(fundParameters.fromMonth));
  const set = await tx
    .select({ at: operationLog.at, by: operationLog.actorName, id: sql<string>`${operationLog.result} ->> 'id'` })
    .from(operationLog)
    .where(
      and(isNull(operationLog.unitId), eq(operationLog.operation, 'parameters.set'), eq(operationLog.outcome, 'done')),
    )
    .orderBy(asc(operationLog.id));
  const lastSet = new Map(set.map((log) => [log.id, log]));
  const seen = new Set<string | null>();
  return rows.map((row) => {
    const standing: ParametersStanding = row.fromMonth > month ? 'coming' : seen.has(row.branch) ? 'past' : 'now';
    if (standing === 'now') seen.add(row.branch);
    return { ...row, standing, set: lastSet.get(row.id) ?? null };
  });
}

/** The 管理部 that units belong to. */
export async function listBranches(tx: Tx): Promise<string[]> {
  const rows = await tx.selectDistinct({ branch: units.branch }).from(units).orderBy(asc(units.branch));
  return rows.map(({ branch }) => branch);
}
