import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { removeLeftDocuments } from '@/lib/filings/remove-left-files';
import type { Clock } from '@/lib/gateways/clock';
import { keepAsDocument, readDocument } from '@/lib/gateways/documents';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { readAs } from '@/lib/operations/read';
import { isOffered, listDownloads, offeredDownloads, publishDownload, withdrawDownload } from '@/lib/units/downloads';
import { change } from '../support/change-roster';
import { useDatabase } from '../support/database';
import { act, done, makeStaff, makeUnit, testClock } from '../support/hall';
import { useDataFolder } from '../support/imports';

const { owner } = useDatabase();
useDataFolder();

const muchLater: Clock = { ...testClock, milliseconds: () => testClock.milliseconds() + 24 * 60 * 60 * 1000 };

function file(changed: Partial<{ id: string; name: string; version: string }> = {}) {
  const what = { kind: 'driver' as const, name: 'UKey 驱动', version: '1.0.2', fileName: 'driver.exe' };
  return { ...what, id: randomUUID(), size: 10, hash: 'a'.repeat(64), ...changed };
}

async function idsOffered(): Promise<string[]> {
  return (await offeredDownloads()).map(({ id }) => id);
}

test('what the counter publishes is offered to everybody until it is withdrawn', async () => {
  const counter = await makeStaff(owner, ['counter']);
  const { id } = await done(counter, publishDownload, file());
  const [offered] = await offeredDownloads();
  expect(offered).toMatchObject({ id, name: 'UKey 驱动', version: '1.0.2', size: 10, file_name: 'driver.exe' });
  expect(offered?.hash.toString('hex')).toBe('a'.repeat(64));
  await done(counter, withdrawDownload, { id });
  expect(await idsOffered()).not.toContain(id);
  const listed = await readAs(counter, (tx) => listDownloads(tx, { page: 1, size: 10 }));
  expect(listed.rows.find(({ download }) => download.id === id)?.download.withdrawnBy).toBe(counter.id);
  expect(await act(counter, withdrawDownload, { input: { id } })).toMatchObject({ refusal: 'not-found' });
  expect(await act(counter, withdrawDownload, { input: { id: randomUUID() } })).toMatchObject({ refusal: 'not-found' });
});

test('is the work of counter and administrator, and of nobody else', async () => {
  for (const role of ['funds', 'reviewer'] as const) {
    const one = await makeStaff(owner, [role]);
    expect(await act(one, publishDownload, { input: file() })).toMatchObject({ refusal: 'not-permitted' });
  }
  expect(await act(await makeUnit(owner), publishDownload, { input: file() })).toMatchObject({
    refusal: 'not-permitted',
  });
  const administrator = await makeStaff(owner, ['administrator']);
  expect(await act(administrator, publishDownload, { input: file() })).toMatchObject({ ok: true });
});

test('the same request publishes once, whatever id its upload had', async () => {
  const counter = await makeStaff(owner, ['counter']);
  const key = randomUUID();
  const before = (await idsOffered()).length;
  const first = await act(counter, publishDownload, { input: file(), key });
  expect(await act(counter, publishDownload, { input: file(), key })).toEqual(first);
  expect(await idsOffered()).toHaveLength(before + 1);
  const other = file({ version: '2.0.0' });
  expect(await act(counter, publishDownload, { input: other, key })).toMatchObject({ refusal: 'request-key-reused' });
});

test.each([
  ['driver.exe', 'MZ', true],
  ['driver.EXE', 'MZ', true],
  ['guide.pdf', '%PDF-1.7', true],
  ['driver.zip', 'PK\u0003\u0004', true],
  ['guide.pdf', 'MZ', false],
  ['guide.html', '<html>', false],
  ['driver', 'MZ', false],
  ['driver.exe', 'M', false],
  ['driver.constructor', 'MZ', false],
])('%s that begins with %j is offered: %s', (name, head, offered) => {
  expect(isOffered(name, Buffer.from(head, 'latin1'))).toBe(offered);
});

test('the files of offers and of agreements stay when left documents are swept', async () => {
  const counter = await makeStaff(owner, ['counter']);
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  for (const id of ids) {
    await storeUpload(id, new Blob(['%PDF-1.7']).stream() as UploadBody, 100);
    await keepAsDocument(id);
  }
  const [offer, scan, left] = ids;
  await done(counter, publishDownload, file({ id: offer }));
  const { unitId } = await makeUnit(owner);
  await change(
    owner,
    sql`insert into unit_documents (id, unit_id, signed_on, file_name, media_type, size, hash, uploaded_by, uploaded_at)
      values (${scan}, ${unitId}, '2019-08-20', '协议.pdf', 'application/pdf', 8, '\\x00', ${counter.id}, now())`,
  );
  await removeLeftDocuments(muchLater);
  const there = await Promise.all([offer, scan, left].map((id) => readDocument(id)));
  there.forEach((stream) => stream?.destroy());
  expect(there.map((stream) => stream !== null)).toEqual([true, true, false]);
});
