import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { extendEnvironment } from '@/lib/env';
import type { FilingKind } from '@/lib/filings/filing';
import { getImport } from '@/lib/filings/get-import';
import { startImport } from '@/lib/filings/import-filings';
import { runImport } from '@/lib/filings/run-import';
import { storeUpload, type UploadBody } from '@/lib/gateways/storage';
import { readAs } from '@/lib/operations/read';
import { newId } from '@/lib/values/ids';
import { done, testClock } from './hall';

/** Gives the test file a data folder of its own, gone when it has ended. */
export function useDataFolder(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'provident-data-'));
  extendEnvironment({ DATA_DIR: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** A file as it is uploaded. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  rows: number;
  kind?: FilingKind;
  /** 年审 and its 金额合计. */
  template?: 'lines' | 'annual';
  amount?: string;
}

/** One of the workbooks of tests/support/workbooks, that other programs wrote. */
export async function workbook(name: string, rows: number): Promise<Upload> {
  return { name, rows, bytes: await readFile(new URL(`./workbooks/${name}`, import.meta.url)) };
}

export function csv(lines: string[], rows = lines.length - 1, name = '人员.csv'): Upload {
  return { name, rows, bytes: new TextEncoder().encode(lines.join('\r\n')) };
}

/** Stores the bytes as an upload and notes that it came; what the door does before it reads anything. */
export async function uploaded(clerk: OperatorPrincipal, { name, bytes, rows, kind = 'open', ...rest }: Upload) {
  const id = newId(testClock.milliseconds());
  const stored = await storeUpload(id, new Blob([new Uint8Array(bytes)]).stream() as UploadBody, 20 * 1024 * 1024);
  if (!stored) throw new Error('the test file is small enough');
  const file = { id, kind, fileName: name, declaredRows: rows, template: rest.template };
  const fileHash = stored.sha256.toString('hex');
  const input = {
    id,
    fileName: name,
    fileHash,
    declaredRows: rows,
    template: rest.template,
    declaredAmount: rest.amount,
  };
  const started = await done(clerk, startImport(kind), input);
  return { ...started, file, input };
}

/** Uploads a file, reads it, and says what became of it. */
export async function imported(clerk: OperatorPrincipal, upload: Upload) {
  const { id, file, sameAs } = await uploaded(clerk, upload);
  await runImport(file, clerk);
  const batch = await importOf(clerk, id);
  return { ...batch, sameAs };
}

export async function importOf(clerk: OperatorPrincipal, id: string) {
  const batch = await readAs(clerk, (tx) => getImport(tx, clerk.unitId, id));
  if (!batch) throw new Error('the import was just started');
  return batch;
}
