import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filings } from '@/db/schema/filings';
import { changeRatios } from '@/lib/accounts/change-ratios';
import type { Clock } from '@/lib/gateways/clock';
import type { ReviewReason } from '@/lib/text/problems';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { newId } from '@/lib/values/ids';
import { insertSubmission } from './insert-submission';

/** Why ratios were changed by no filing of the unit: hardship that the centre agreed to, and its end. */
type ReliefReason = Extract<ReviewReason, 'ratio-relief' | 'ratio-returned'>;

interface Filed {
  unit: UnitInForce;
  to: { unitRatio: number; ownRatio: number };
  reason: ReliefReason;
  note: string | null;
  by: string;
  clock: Clock;
}

/**
 * Files a change of ratios that took effect already, as a line of the open month, so that sheet and history know it. The reason
 * keeps the unit from taking it back. Needs the unit's lock and the context of the centre for the unit.
 */
export async function fileRatios(tx: Tx, { unit, to, reason, note, by, clock }: Filed): Promise<void> {
  const counts = { effectiveCount: 1, reviewCount: 0, leftCount: 0 };
  const submission = await insertSubmission(tx, { unitId: unit.id, month: unit.openMonth, by, clock, ...counts });
  const id = newId(clock.milliseconds());
  await tx.insert(filings).values({
    id,
    unitId: unit.id,
    kind: 'ratio',
    state: 'effective',
    source: 'form',
    submissionId: submission.id,
    wasSubmitted: true,
    month: unit.openMonth,
    effectiveOn: clock.today(),
    ...to,
    note,
    reviewReasons: [reason],
    createdBy: by,
    createdAt: clock.now(),
    decidedBy: by,
    decidedAt: clock.now(),
  });
  await changeRatios(tx, { unit, clock, which: sql`f.id = ${id}::uuid` });
}
