import type { Tx } from '@/db/client';
import { submissions } from '@/db/schema/filings';
import type { Clock } from '@/lib/gateways/clock';
import { businessNumber } from '@/lib/operations/business-number';
import { newId } from '@/lib/values/ids';
import type { Month } from '@/lib/values/month';

interface Submitted {
  unitId: string;
  month: Month;
  by: string;
  clock: Clock;
  /** How many lines became effective, went to the centre, and stayed drafts. */
  effectiveCount: number;
  reviewCount: number;
  leftCount: number;
}

/** One 业务流水号, under which lines are filed together. */
export async function insertSubmission(
  tx: Tx,
  { unitId, month, by, clock, ...counts }: Submitted,
): Promise<typeof submissions.$inferSelect> {
  const today = clock.today();
  const submission = {
    id: newId(clock.milliseconds()),
    unitId,
    number: await businessNumber(tx, today),
    month,
    submittedOn: today,
    submittedAt: clock.now(),
    submittedBy: by,
    ...counts,
  };
  await tx.insert(submissions).values(submission);
  return submission;
}
