import { and, eq, sql } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import type { Tx } from '@/db/client';
import { filingDocuments } from '@/db/schema/filings';

/** Which of these filings have a document with them. */
export async function documentedFilings(
  tx: Tx,
  unitId: string,
  lines: readonly { id: string }[],
): Promise<Set<string>> {
  if (lines.length === 0) return new Set();
  const ids = lines.map((line) => line.id);
  const found = await tx
    .selectDistinct({ id: filingDocuments.filingId })
    .from(filingDocuments)
    .where(and(eq(filingDocuments.unitId, unitId), sql`${filingDocuments.filingId} in ${anyOf(ids, 'uuid')}`));
  return new Set(found.map(({ id }) => id));
}
