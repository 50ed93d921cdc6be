import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { filingDocuments } from '@/db/schema/filings';

/** One document of a filing, for a download: the unit's own, or anybody's for the centre (`unitId` null). Undefined for all others. */
export async function getDocument(
  tx: Tx,
  { unitId, filingId, id }: { unitId: string | null; filingId: string; id: string },
) {
  const [document] = await tx
    .select({ fileName: filingDocuments.fileName, mediaType: filingDocuments.mediaType, size: filingDocuments.size })
    .from(filingDocuments)
    .where(
      and(
        unitId === null ? undefined : eq(filingDocuments.unitId, unitId),
        eq(filingDocuments.filingId, filingId),
        eq(filingDocuments.id, id),
      ),
    );
  return document;
}
