import { randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { addDocument, removeDocument } from '@/lib/filings/filing-documents';
import { getDocument } from '@/lib/filings/get-document';
import { removeLeftDocuments, removeLeftUploads } from '@/lib/filings/remove-left-files';
import { saveFilings } from '@/lib/filings/save-filings';
import type { Clock } from '@/lib/gateways/clock';
import { dropDocument, headOfUpload, keepAsDocument, readDocument } from '@/lib/gateways/documents';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { documentTypeOf } from '@/lib/operations/document';
import { readAs } from '@/lib/operations/read';
import { registerUnit } from '@/lib/units/register-unit';
import { signAgreement } from '@/lib/units/sign-agreement';
import { useDatabase } from '../support/database';
import { done, makeStaff, makeUnit, setParameters, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';
import { documentOf } from '../support/paying-units';
import { typedUnit } from '../support/registered-unit';

const { owner } = useDatabase();
useDataFolder();
beforeAll(() => setParameters(owner));

const muchLater: Clock = { ...testClock, milliseconds: () => testClock.milliseconds() + 24 * 60 * 60 * 1000 };

async function uploaded(content: string): Promise<string> {
  const id = randomUUID();
  await storeUpload(id, new Blob([content]).stream() as UploadBody, 100);
  return id;
}

test('the first bytes of an upload say what it is, however short it is', async () => {
  expect(documentTypeOf(await headOfUpload(await uploaded('%PDF-1.7 and so on, longer than a head')))).toBe(
    'application/pdf',
  );
  expect(documentTypeOf(await headOfUpload(await uploaded('%PDF')))).toBeNull();
  expect(documentTypeOf(await headOfUpload(await uploaded('')))).toBeNull();
});

test('a document outlives the sweep of uploads, and is gone when it was dropped', async () => {
  const id = await uploaded('%PDF-1.7');
  await keepAsDocument(id);
  await removeLeftUploads(muchLater);
  const bytes = await readDocument(id);
  expect(bytes && (await text(bytes))).toBe('%PDF-1.7');
  await dropDocument(id);
  await dropDocument(id);
  expect(await readDocument(id)).toBeNull();
  await expect(readDocument('../secrets.json')).rejects.toThrow('by its id');
});

test('a document that is dropped while somebody reads it is read to its end', async () => {
  const id = await uploaded('%PDF-1.7');
  await keepAsDocument(id);
  const bytes = await readDocument(id);
  unlinkSync(path.join(env().DATA_DIR, 'documents', id));
  expect(bytes && (await text(bytes))).toBe('%PDF-1.7');
});

test('the file of a document that was taken off its draft is deleted, and no other, and none that has just come', async () => {
  const clerk = await makeUnit(owner);
  const { ids } = await done(clerk, saveFilings('ratio'), { lines: [{ unitRatio: '6', ownRatio: '6', note: '' }] });
  const [kept, removed, coming] = [await uploaded('%PDF-1'), await uploaded('%PDF-2'), await uploaded('%PDF-3')];
  for (const id of [kept, removed, coming]) await keepAsDocument(id);
  for (const id of [kept, removed]) await done(clerk, addDocument, documentOf(ids[0] ?? '', { id }));
  await done(clerk, removeDocument, { id: removed });
  const there = async () => {
    const found = await Promise.all([kept, removed, coming].map((id) => readDocument(id)));
    found.forEach((stream) => stream?.destroy());
    return found.map((stream) => stream !== null);
  };
  await removeLeftDocuments(testClock);
  expect(await there()).toEqual([true, true, true]);
  await removeLeftDocuments(muchLater);
  expect(await there()).toEqual([true, false, false]);
});

test('the scan of an agreement is never swept away', async () => {
  const id = await uploaded('%PDF-4');
  await keepAsDocument(id);
  const counter = await makeStaff(owner, ['counter']);
  const { id: unitId } = await done(counter, registerUnit, registerUnit.input.parse(typedUnit()));
  const { filingId: _filing, ...scan } = documentOf('', { id });
  await done(counter, signAgreement, { ...scan, unitId, signedOn: '2019-08-20' });
  await removeLeftDocuments(muchLater);
  const bytes = await readDocument(id);
  expect(bytes && (await text(bytes))).toBe('%PDF-4');
});

test('is found by its own unit and by the centre, under its own filing only', async () => {
  const clerk = await makeUnit(owner);
  const { ids } = await done(clerk, saveFilings('ratio'), { lines: [{ unitRatio: '6', ownRatio: '6', note: '' }] });
  const filingId = ids[0] ?? '';
  const id = randomUUID();
  const document = { fileName: '决议.pdf', mediaType: 'application/pdf' as const, size: 8 };
  await done(clerk, addDocument, { id, filingId, ...document, hash: '0'.repeat(64) });
  const { unitId } = clerk;
  expect(await readAs(clerk, (tx) => getDocument(tx, { unitId, filingId, id }))).toEqual(document);
  expect(await readAs(clerk, (tx) => getDocument(tx, { unitId, filingId: id, id }))).toBeUndefined();
  const reviewer = await makeStaff(owner, ['reviewer']);
  expect(await readAs(reviewer, (tx) => getDocument(tx, { unitId: null, filingId, id }))).toEqual(document);
  const stranger = await makeUnit(owner);
  for (const asked of [stranger.unitId, unitId, null]) {
    expect(await readAs(stranger, (tx) => getDocument(tx, { unitId: asked, filingId, id }))).toBeUndefined();
  }
});
