import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperatorPrincipal, StaffPrincipal } from '@/lib/auth/principal';
import { discardFilings } from '@/lib/filings/discard-filings';
import { addDocument, listDocuments, removeDocument } from '@/lib/filings/filing-documents';
import { saveFilings } from '@/lib/filings/save-filings';
import { submitFilings } from '@/lib/filings/submit-filings';
import { withdrawFilings } from '@/lib/filings/withdraw-filings';
import { DOCUMENT_BYTES } from '@/lib/operations/document';
import { readAs } from '@/lib/operations/read';
import { newIds } from '@/lib/values/ids';
import { logOf } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { linesOf } from '../support/filing-kinds';
import { act, done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { documentOf } from '../support/paying-units';

const { owner } = useDatabase();
const ALL_RATIOS = { list: 'ratio-adjustment', select: 'all' } as const;
let reviewer: StaffPrincipal;

beforeAll(async () => {
  await setParameters(owner);
  reviewer = await makeStaff(owner, ['reviewer']);
});

/** A unit with a draft that wants a document. */
async function unitDrafting() {
  const clerk = await makeUnit(owner);
  const { ids } = await done(clerk, saveFilings('ratio'), { lines: [{ unitRatio: '6', ownRatio: '6', note: '' }] });
  return { clerk, filingId: ids[0] ?? '' };
}

function documentsOf({ clerk, filingId }: { clerk: OperatorPrincipal; filingId: string }) {
  return readAs(clerk, (tx) => listDocuments(tx, clerk.unitId, filingId));
}

describe('adding a document', () => {
  test('keeps what it is, who brought it and when, in the order they came', async () => {
    const { clerk, filingId } = await unitDrafting();
    const [one = '', two = ''] = newIds(testClock.milliseconds(), 2);
    await done(clerk, addDocument, documentOf(filingId, { id: one, hash: 'ab'.repeat(32) }));
    await done(
      clerk,
      addDocument,
      documentOf(filingId, { id: two, fileName: '申请.png', mediaType: 'image/png', size: 9 }),
    );
    const documents = await documentsOf({ clerk, filingId });
    expect(documents).toMatchObject([
      {
        id: one,
        unitId: clerk.unitId,
        filingId,
        fileName: '职工代表大会决议.pdf',
        mediaType: 'application/pdf',
        size: 1234,
        hash: Buffer.alloc(32, 0xab),
        uploadedBy: clerk.id,
      },
      { id: two, fileName: '申请.png', mediaType: 'image/png', size: 9 },
    ]);
    expect(documents[0]?.uploadedAt).toBeInstanceOf(Date);
  });

  test('frees the draft of its fault', async () => {
    const { clerk, filingId } = await unitDrafting();
    expect((await linesOf(clerk, 'ratio'))[0]?.problems).toMatchObject([{ code: 'documents-missing' }]);
    await done(clerk, addDocument, documentOf(filingId));
    expect((await linesOf(clerk, 'ratio'))[0]?.problems).toEqual([]);
  });

  test('is possible twenty times', async () => {
    const { clerk, filingId } = await unitDrafting();
    for (let place = 0; place < 19; place += 1) {
      await done(clerk, addDocument, documentOf(filingId, { hash: String(place).padStart(64, '0') }));
    }
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((hash) =>
        act(clerk, addDocument, { input: documentOf(filingId, { hash: hash.repeat(64) }) }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) {
      expect(outcome).toMatchObject({ refusal: 'too-many-documents', values: { most: '20' } });
    }
    const [first] = await documentsOf({ clerk, filingId });
    await done(clerk, removeDocument, { id: first?.id ?? '' });
    await done(clerk, addDocument, documentOf(filingId));
    expect(await documentsOf({ clerk, filingId })).toHaveLength(20);
  });

  test('under one key once, although the upload came twice and has another id', async () => {
    const { clerk, filingId } = await unitDrafting();
    const key = randomUUID();
    const input = documentOf(filingId);
    const [first, again] = [
      await act(clerk, addDocument, { input, key }),
      await act(clerk, addDocument, { input: { ...input, id: randomUUID() }, key }),
    ];
    expect(first).toMatchObject({ ok: true, result: { id: input.id } });
    expect(again).toEqual(first);
    const other = { ...input, id: randomUUID(), hash: 'f'.repeat(64) };
    expect(await act(clerk, addDocument, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
    expect(await documentsOf({ clerk, filingId })).toHaveLength(1);
  });

  test('of the same paper is answered with the one that is there, where twenty are there too', async () => {
    const { clerk, filingId } = await unitDrafting();
    const paper = documentOf(filingId);
    await done(clerk, addDocument, paper);
    expect(await done(clerk, addDocument, { ...paper, id: randomUUID(), fileName: '复印件.pdf' })).toEqual({
      id: paper.id,
    });
    for (let place = 1; place < 20; place += 1) await done(clerk, addDocument, documentOf(filingId));
    expect(await done(clerk, addDocument, { ...paper, id: randomUUID() })).toEqual({ id: paper.id });
    expect(await documentsOf({ clerk, filingId })).toHaveLength(20);
    await done(clerk, removeDocument, { id: paper.id });
    const anew = { ...paper, id: randomUUID() };
    expect(await done(clerk, addDocument, anew)).toEqual({ id: anew.id });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one byte over 10 MB', { size: DOCUMENT_BYTES + 1 }],
    ['nothing in it', { size: 0 }],
    ['another type', { mediaType: 'application/zip' }],
    ['no name', { fileName: '  ' }],
    ['a name of 201 letters', { fileName: 'a'.repeat(201) }],
    ['a hash that is none', { hash: 'xyz' }],
    ['something more', { unitId: randomUUID() }],
  ])('does not take %s', (_, changed) => {
    const input = documentOf(randomUUID());
    expect(addDocument.input.safeParse(input).success).toBe(true);
    expect(addDocument.input.safeParse({ ...input, size: DOCUMENT_BYTES }).success).toBe(true);
    expect(addDocument.input.safeParse({ ...input, ...changed }).success).toBe(false);
  });
});

describe('removing a document', () => {
  test('takes off that one, and makes it missing again', async () => {
    const { clerk, filingId } = await unitDrafting();
    const [one, two] = [documentOf(filingId), documentOf(filingId)];
    for (const document of [one, two]) await done(clerk, addDocument, document);
    expect(await done(clerk, removeDocument, { id: one.id })).toEqual({ id: one.id });
    expect(await documentsOf({ clerk, filingId })).toMatchObject([{ id: two.id }]);
    expect((await linesOf(clerk, 'ratio'))[0]?.problems).toEqual([]);
    await done(clerk, removeDocument, { id: two.id });
    expect((await linesOf(clerk, 'ratio'))[0]?.problems).toMatchObject([{ code: 'documents-missing' }]);
  });

  test('of two at once one does it, and again under the same key is the same', async () => {
    const { clerk, filingId } = await unitDrafting();
    const { id } = await done(clerk, addDocument, documentOf(filingId));
    const keys = [randomUUID(), randomUUID()];
    const outcomes = await Promise.all(keys.map((key) => act(clerk, removeDocument, { input: { id }, key })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, removeDocument, { input: { id }, key: keys[0] })).toEqual(outcomes[0]);
  });
});

describe('is refused', () => {
  test('for what is not a draft: in review, and what there is none of', async () => {
    const { clerk, filingId } = await unitDrafting();
    const document = documentOf(filingId);
    await done(clerk, addDocument, document);
    await done(clerk, submitFilings, ALL_RATIOS);
    expect(await act(clerk, addDocument, { input: documentOf(filingId) })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, removeDocument, { input: { id: document.id } })).toMatchObject({ refusal: 'not-found' });
    expect(await documentsOf({ clerk, filingId })).toMatchObject([{ id: document.id }]);
    expect(await act(clerk, addDocument, { input: documentOf(randomUUID()) })).toMatchObject({ refusal: 'not-found' });
    expect(await act(clerk, removeDocument, { input: { id: randomUUID() } })).toMatchObject({ refusal: 'not-found' });
    await done(clerk, withdrawFilings, { ids: [filingId] });
    expect(await done(clerk, removeDocument, { id: document.id })).toEqual({ id: document.id });
  });

  test('for another unit’s, which is not even seen', async () => {
    const { clerk, filingId } = await unitDrafting();
    const { id } = await done(clerk, addDocument, documentOf(filingId));
    const stranger = await makeUnit(owner);
    expect(await act(stranger, addDocument, { input: documentOf(filingId) })).toMatchObject({ refusal: 'not-found' });
    expect(await act(stranger, removeDocument, { input: { id } })).toMatchObject({ refusal: 'not-found' });
    expect(await readAs(stranger, (tx) => listDocuments(tx, clerk.unitId, filingId))).toEqual([]);
    expect(await documentsOf({ clerk, filingId })).toHaveLength(1);
  });

  test('to who may not, and that is recorded', async () => {
    const { clerk, filingId } = await unitDrafting();
    const { id } = await done(clerk, addDocument, documentOf(filingId));
    const viewer = { ...clerk, id: randomUUID(), roles: ['viewer' as const] };
    for (const principal of [viewer, reviewer]) {
      const input = documentOf(filingId);
      expect(await act(principal, addDocument, { input })).toMatchObject({ refusal: 'not-permitted' });
      expect(await act(principal, removeDocument, { input: { id } })).toMatchObject({ refusal: 'not-permitted' });
      expect(await logOf(owner, principal.id, 'filings.add-document')).toEqual(['not-permitted']);
      expect(await logOf(owner, principal.id, 'filings.remove-document')).toEqual(['not-permitted']);
    }
    expect(await documentsOf({ clerk, filingId })).toHaveLength(1);
  });
});

describe('when the draft is deleted', () => {
  test('its documents go with it', async () => {
    const { clerk, filingId } = await unitDrafting();
    await done(clerk, addDocument, documentOf(filingId));
    expect(await done(clerk, discardFilings, ALL_RATIOS)).toEqual({ discarded: 1, closed: 0 });
    expect(await documentsOf({ clerk, filingId })).toEqual([]);
  });

  test('but those of one that was submitted are kept (Q-44, Q-73)', async () => {
    const { clerk, filingId } = await unitDrafting();
    await done(clerk, addDocument, documentOf(filingId));
    await done(clerk, submitFilings, ALL_RATIOS);
    await done(clerk, withdrawFilings, { ids: [filingId] });
    expect(await done(clerk, discardFilings, ALL_RATIOS)).toEqual({ discarded: 0, closed: 1 });
    expect(await documentsOf({ clerk, filingId })).toHaveLength(1);
  });
});
