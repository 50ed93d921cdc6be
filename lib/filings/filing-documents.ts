import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { changeApplications } from '@/db/schema/change-applications';
import { corrections } from '@/db/schema/corrections';
import { DOCUMENT_PURPOSES } from '@/db/schema/document-columns';
import { filingDocuments, filings } from '@/db/schema/filings';
import { DOCUMENT_INPUT } from '@/lib/operations/document';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { unitForAct } from '@/lib/units/unit-in-force';
import { recheckDrafts } from './recheck-drafts';

export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number];

/** Most documents of one filing. */
const MOST_DOCUMENTS = 20;

/**
 * 资料上传: keeps an uploaded document with a draft of the unit, of a line, an application or a correction, of which it says what it proves. The
 * same paper is there once: brought again, the document that is there is the answer. Refuses what is no draft any more, and more than 20
 * documents.
 * The file itself lies in the storage folder already.
 */
export const addDocument = unitOperation({
  name: 'filings.add-document',
  input: z.strictObject({ ...DOCUMENT_INPUT, filingId: z.uuid(), purpose: z.enum(DOCUMENT_PURPOSES).optional() }),
  fingerprint: ({ filingId, fileName, hash, purpose }) => ({ filingId, fileName, hash, ...(purpose && { purpose }) }),
  async run({ tx, principal, clock, note }, { hash, ...document }) {
    const unit = await unitForAct(tx, principal.unitId, 'change-draft');
    const owner = await documentOwner(tx, unit.id, document.filingId);
    if ((owner === 'correction') !== (document.purpose !== undefined)) refuse('correction-document-purpose');
    const there = await listDocuments(tx, unit.id, document.filingId);
    const bytes = Buffer.from(hash, 'hex');
    const same = there.find((one) => one.hash.equals(bytes) && one.purpose === (document.purpose ?? null));
    if (same) return { id: same.id };
    if (there.length >= MOST_DOCUMENTS) refuse('too-many-documents', { most: String(MOST_DOCUMENTS) });
    await tx.insert(filingDocuments).values({
      ...document,
      unitId: unit.id,
      hash: bytes,
      uploadedBy: principal.id,
      uploadedAt: clock.now(),
    });
    if (owner === 'filing') await recheckFiling(tx, { unit, today: clock.today() }, document.filingId);
    note({ month: unit.openMonth });
    return { id: document.id };
  },
});

/** Takes a document off a draft again. Refuses what is no draft of the unit any more. */
export const removeDocument = unitOperation({
  name: 'filings.remove-document',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock, note }, { id }) {
    const unit = await unitForAct(tx, principal.unitId, 'change-draft');
    const [document] = await tx
      .select({ filingId: filingDocuments.filingId })
      .from(filingDocuments)
      .where(and(eq(filingDocuments.unitId, unit.id), eq(filingDocuments.id, id)));
    if (!document) return refuse('not-found');
    const owner = await documentOwner(tx, unit.id, document.filingId);
    await tx.delete(filingDocuments).where(and(eq(filingDocuments.unitId, unit.id), eq(filingDocuments.id, id)));
    if (owner === 'filing') await recheckFiling(tx, { unit, today: clock.today() }, document.filingId);
    note({ month: unit.openMonth });
    return { id };
  },
});

function recheckFiling(tx: Tx, desk: Parameters<typeof recheckDrafts>[1], filingId: string) {
  return recheckDrafts(tx, desk, sql`${filings.id} = ${filingId}::uuid`);
}

/** What the document goes with: a filed line, an application for a change, or a correction; a draft of the unit, all else is not found. */
async function documentOwner(tx: Tx, unitId: string, id: string): Promise<'filing' | 'application' | 'correction'> {
  const [filing] = await tx
    .select({ id: filings.id })
    .from(filings)
    .where(and(eq(filings.unitId, unitId), eq(filings.id, id), eq(filings.state, 'draft')));
  if (filing) return 'filing';
  const [application] = await tx
    .select({ id: changeApplications.id })
    .from(changeApplications)
    .where(
      and(eq(changeApplications.unitId, unitId), eq(changeApplications.id, id), eq(changeApplications.state, 'draft')),
    );
  if (application) return 'application';
  const [correction] = await tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(
      and(eq(corrections.unitId, unitId), eq(corrections.id, id), inArray(corrections.state, ['draft', 'returned'])),
    );
  return correction ? 'correction' : refuse('not-found');
}

/** The documents of a filing, an application or a correction of the unit, in the order they came. */
export async function listDocuments(tx: Tx, unitId: string, filingId: string) {
  return tx
    .select()
    .from(filingDocuments)
    .where(and(eq(filingDocuments.unitId, unitId), eq(filingDocuments.filingId, filingId)))
    .orderBy(asc(filingDocuments.id));
}
