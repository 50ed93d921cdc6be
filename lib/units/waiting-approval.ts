import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { approvals } from '@/db/schema/approvals';
import { operators } from '@/db/schema/units';
import { asCentreFor } from '@/lib/operations/as-centre';
import { refuse } from '@/lib/operations/refuse';
import { operationWord } from '@/lib/text/operations';
import type { MonthAct } from './month-state';

/** What of the unit's waits for a second person, and who asked for it; a unit has one at most. */
export async function waitingApproval(tx: Tx, unitId: string) {
  const [row] = await tx
    .select({
      id: approvals.id,
      operation: approvals.operation,
      madeBy: approvals.madeBy,
      maker: operators.name,
      people: approvals.people,
    })
    .from(approvals)
    .innerJoin(operators, eq(operators.id, approvals.madeBy))
    .where(and(eq(approvals.unitId, unitId), eq(approvals.state, 'waiting')));
  return row;
}

/** Lets what waits lapse, because nobody is left to decide it; tells what it was. */
export async function lapseWaiting(tx: Tx, unitId: string, at: Date) {
  return asCentreFor(tx, unitId, async () => {
    const waiting = await waitingApproval(tx, unitId);
    if (!waiting) return undefined;
    const waits = and(eq(approvals.id, waiting.id), eq(approvals.unitId, unitId), eq(approvals.state, 'waiting'));
    const lapsed = await tx
      .update(approvals)
      .set({ state: 'lapsed', decidedAt: at })
      .where(waits)
      .returning({ id: approvals.id });
    // Decided between the look and the lapse: there is nothing to tell.
    return lapsed.length === 0 ? undefined : waiting;
  });
}

/** What the centre decides does not wait for the unit; an approval of what it has changed comes back by itself. */
async function isCentre(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ centre: boolean }>(sql`select in_office() as centre`);
  return row?.centre ?? false;
}

/**
 * Refuses what would change what a second person looks over, until he has decided or it was withdrawn. New drafts do no harm but while
 * the month itself waits; a file that is being read is written in any case, and a correction is of months that are over.
 */
export async function refuseWhileWaiting(tx: Tx, unitId: string, act: MonthAct): Promise<void> {
  if (act === 'write-import' || act === 'correct' || (await isCentre(tx))) return;
  const waiting = await waitingApproval(tx, unitId);
  if (!waiting || (act === 'save-draft' && waiting.operation !== 'remittance.save')) return;
  refuse('approval-waits', { business: operationWord(waiting.operation), maker: waiting.maker });
}
