import { and, count, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings, type submissions } from '@/db/schema/filings';

type Submission = typeof submissions.$inferSelect;

const TEN_MINUTES = 10 * 60 * 1000;

/** Until when a submission can be taken back as a whole. */
export function undoUntil({ submittedAt }: Pick<Submission, 'submittedAt'>): Date {
  return new Date(submittedAt.getTime() + TEN_MINUTES);
}

/** The first moment of which a submission can still be taken back. */
export function submittedSince(now: Date): Date {
  return new Date(now.getTime() - TEN_MINUTES);
}

/** A condition on filings: the centre has not decided on it. It took effect by itself, or is still in review. */
export const UNDECIDED = or(
  eq(filings.state, 'in-review'),
  and(eq(filings.state, 'effective'), sql`${filings.reviewReasons} = '{}'`),
);

/** The lines of a submission that the centre has not decided on: effective by themselves, or still in review. */
export async function undoableLines(tx: Tx, { id, unitId }: Pick<Submission, 'id' | 'unitId'>) {
  return tx
    .select({ id: filings.id, kind: filings.kind, state: filings.state, toUnitId: filings.toUnitId })
    .from(filings)
    .where(and(eq(filings.unitId, unitId), eq(filings.submissionId, id), UNDECIDED))
    .orderBy(filings.id);
}

/** How many lines of a submission still stand: in effect, in review, or turned down by the centre. */
export async function standingLines(tx: Tx, { id, unitId }: Pick<Submission, 'id' | 'unitId'>): Promise<number> {
  const [row] = await tx
    .select({ lines: count() })
    .from(filings)
    .where(
      and(
        eq(filings.unitId, unitId),
        eq(filings.submissionId, id),
        inArray(filings.state, ['effective', 'in-review', 'rejected']),
      ),
    );
  return row?.lines ?? 0;
}
