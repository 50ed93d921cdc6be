import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { submissions } from '@/db/schema/filings';

/** One submission of the unit by its 业务流水号, for the confirmation page; undefined for another unit's. */
export async function getSubmission(tx: Tx, unitId: string, number: string) {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.unitId, unitId), eq(submissions.number, number)));
  return row;
}
