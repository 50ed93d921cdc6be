import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readDateStyles } from './cell-dates.mjs';
import { readCsvRows } from './csv-rows.mjs';
import { tellFileKind } from './file-kind.mjs';
import { ReadRefusal } from './read-refusal.mjs';
import { RowPacker } from './row-packer.mjs';
import { readSharedStrings } from './shared-strings.mjs';
import { hasData, readSheetRows } from './sheet-rows.mjs';
import { readWorkbookParts, refuseOtherArchives } from './workbook-parts.mjs';
import { openZipArchive } from './zip-archive.mjs';

// The worker of read-rows.ts, a file of its own in plain JavaScript, so that it runs as it stands: under Next's
// built server, under vitest and under tsx. It answers packs of rows and then one 'done' or 'refused'.

/** @type {{ path: string, name: string, limits: import('./sheet-limits').SheetLimits, kinds: readonly string[] }} */
const { path, name, limits, kinds } = workerData;

const packer = new RowPacker({
  kinds,
  limits,
  send(pack) {
    const buffers = [pack.kinds.buffer, pack.columns.buffer, pack.rows.buffer];
    parentPort?.postMessage({ type: 'rows', ...pack }, /** @type {ArrayBuffer[]} */ (buffers));
  },
});

try {
  const bytes = readFile();
  const kind = tellFileKind(bytes, name);
  const found = kind === 'csv' ? readCsv(bytes) : await readWorkbook(bytes);
  packer.flush();
  parentPort?.postMessage({ type: 'done', ...found });
} catch (error) {
  if (!(error instanceof ReadRefusal)) throw error;
  parentPort?.postMessage({ type: 'refused', code: error.code, values: error.values });
}

function readFile() {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const limit = String(Math.floor(limits.fileBytes / 1024 / 1024));
    if (size > limits.fileBytes) throw new ReadRefusal('file-too-large', { limit });
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}

/** @param {Buffer} bytes */
function readCsv(bytes) {
  readCsvRows(bytes, packer);
  if (packer.rowCount === 0) throw new ReadRefusal('empty-sheet');
  return { sheetName: '', otherSheets: [], merges: [] };
}

/** @param {Buffer} bytes */
async function readWorkbook(bytes) {
  const archive = openZipArchive(bytes, limits);
  await refuseOtherArchives(archive);
  const parts = await readWorkbookParts(archive);
  const context = {
    from1904: parts.from1904,
    dateStyles: await readDateStyles(archive, parts.styles),
    sharedStrings: await readSharedStrings(archive, parts.sharedStrings, limits),
  };
  /** @type {{ sheetName: string, merges: number[] } | undefined} */
  let found;
  const otherSheets = [];
  for (const sheet of parts.sheets) {
    if (found !== undefined) {
      if (await hasData(archive, sheet.path)) otherSheets.push(sheet.name);
      continue;
    }
    const merges = await readSheetRows({ archive, path: sheet.path, context, packer });
    if (packer.rowCount > 0) found = { sheetName: sheet.name, merges };
  }
  if (found === undefined) throw new ReadRefusal('empty-sheet');
  return { ...found, otherSheets };
}
