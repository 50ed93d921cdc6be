import { inArray, sql, type SQL } from 'drizzle-orm';
import { anyOf } from '@/db/arrays';
import { database } from '@/db/client';
import { downloads } from '@/db/schema/downloads';
import { filingDocuments, imports } from '@/db/schema/filings';
import { unitDocuments } from '@/db/schema/unit-documents';
import type { Clock } from '@/lib/gateways/clock';
import { dropDocument, listDocumentFiles } from '@/lib/gateways/documents';
import { listUploads, removeUpload } from '@/lib/gateways/storage';

/** An upload that is younger than this may belong to a request that has not come to its import yet. */
const UNKNOWN_MILLISECONDS = 60 * 60 * 1000;

/**
 * Deletes the uploads that a crash left behind: those of imports that have ended, and after an hour those of none. What an unfinished import
 * still has to read stays.
 */
export async function removeLeftUploads(clock: Clock): Promise<void> {
  const lying = await listUploads();
  if (lying.length === 0) return;
  const ids = lying.map(({ id }) => id);
  const known = await database().inTransaction({ actor: 'remove-left-uploads', office: true }, (tx) =>
    tx.select({ id: imports.id, finishedAt: imports.finishedAt }).from(imports).where(inArray(imports.id, ids)),
  );
  const ended = new Map(known.map(({ id, finishedAt }) => [id, finishedAt !== null]));
  for (const { id, at } of lying) {
    if (ended.get(id) ?? clock.milliseconds() - at > UNKNOWN_MILLISECONDS) await removeUpload(id);
  }
}

/**
 * Deletes the documents that nothing names: those that were taken off a draft or went with it, and those whose upload a crash cut off. Younger
 * ones may belong to a request that has not come to its row yet.
 */
export async function removeLeftDocuments(clock: Clock): Promise<void> {
  const lying = (await listDocumentFiles()).filter(({ at }) => clock.milliseconds() - at > UNKNOWN_MILLISECONDS);
  if (lying.length === 0) return;
  const ids = anyOf(
    lying.map(({ id }) => id),
    'uuid',
  );
  const known = await database().inTransaction({ actor: 'remove-left-documents', office: true }, (tx) =>
    tx.execute<{ id: string }>(namedBy(ids)),
  );
  const kept = new Set(known.map(({ id }) => id));
  for (const { id } of lying) if (!kept.has(id)) await dropDocument(id);
}

/** Every table whose rows have a document under their id. */
function namedBy(ids: SQL): SQL {
  const of = (table: typeof filingDocuments | typeof unitDocuments | typeof downloads) =>
    sql`select ${table.id} as id from ${table} where ${table.id} in ${ids}`;
  return sql.join([of(filingDocuments), of(unitDocuments), of(downloads)], sql` union all `);
}
