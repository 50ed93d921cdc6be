import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { removeLeftUploads } from '@/lib/filings/remove-left-files';
import { runImport } from '@/lib/filings/run-import';
import type { Clock } from '@/lib/gateways/clock';
import { storeUpload, uploadPath, type UploadBody } from '@/lib/gateways/storage';
import { useDatabase } from '../support/database';
import { makeUnit, openLine, setParameters, testClock } from '../support/hall';
import { csv, importOf, uploaded, useDataFolder } from '../support/imports';

const { owner } = useDatabase();
useDataFolder();
beforeAll(() => setParameters(owner));

const HOUR = 60 * 60 * 1000;
const anHourLater: Clock = { ...testClock, milliseconds: () => testClock.milliseconds() + HOUR + 1000 };

const { name, idNumber, base } = openLine(1);
const FILE = csv(['职工姓名,证件号码,手机号码,工资基数', `${name},${idNumber},,${base}`]);

async function stored(): Promise<string> {
  const id = randomUUID();
  await storeUpload(id, new Blob(['姓名']).stream() as UploadBody, 100);
  return id;
}

test('an upload is gone once its import was done or refused, and stays while it has to be read', async () => {
  const clerk = await makeUnit(owner);
  const done = await uploaded(clerk, FILE);
  const refused = await uploaded(clerk, { ...FILE, rows: 7 });
  const waiting = await uploaded(clerk, FILE);
  for (const { file } of [done, refused]) await runImport(file, clerk);
  expect(await importOf(clerk, done.id)).toMatchObject({ state: 'done' });
  expect(await importOf(clerk, refused.id)).toMatchObject({ state: 'refused' });
  expect([done, refused, waiting].map(({ id }) => existsSync(uploadPath(id)))).toEqual([false, false, true]);
});

test('one whose import had just ended when the process died goes at the next start', async () => {
  const clerk = await makeUnit(owner);
  const { id, file } = await uploaded(clerk, FILE);
  const kept = await stored();
  await runImport(file, clerk);
  await rename(uploadPath(kept), uploadPath(id));
  await removeLeftUploads(testClock);
  expect(existsSync(uploadPath(id))).toBe(false);
});

test('one that belongs to no import goes after an hour, half a one too; what an import still has to read never', async () => {
  const clerk = await makeUnit(owner);
  const waiting = await uploaded(clerk, FILE);
  const [whole, half] = [await stored(), await stored()];
  await rename(uploadPath(half), `${uploadPath(half)}.part`);
  const left = () =>
    [whole, `${half}.part`, waiting.id].map((file) => existsSync(uploadPath(whole).replace(whole, file)));
  await removeLeftUploads(testClock);
  expect(left()).toEqual([true, true, true]);
  await removeLeftUploads(anHourLater);
  expect(left()).toEqual([false, false, true]);
});
