import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SheetRefusalCode } from '@/lib/text/sheet-refusals';
import { cellKinds, type SheetRow } from './cell';
import { markMergedCells } from './mark-merged-cells';
import { awaitReadingTurn } from './reading-turns';
import { type SheetLimits, sheetLimits } from './sheet-limits';
import { type PackedRows, unpackRows } from './unpack-rows';

/** A file that cannot be taken: the code of its sentence in lib/text/sheet-refusals.ts and the sentence's values. */
export interface SheetRefusal {
  ok: false;
  code: SheetRefusalCode;
  values: Record<string, string>;
}

export interface ReadRows {
  ok: true;
  /** Name of the sheet the rows come from: the first visible one that holds anything. Empty for CSV. */
  sheetName: string;
  /** Names of the other visible sheets that hold something. */
  otherSheets: string[];
  /** The rows that show something, hidden ones too. */
  rows: SheetRow[];
}

type WorkerAnswer =
  | ({ type: 'rows' } & PackedRows)
  | { type: 'done'; sheetName: string; otherSheets: string[]; merges: number[] }
  | { type: 'refused'; code: SheetRefusalCode; values: Record<string, string> };

/**
 * Reads the rows of an uploaded workbook (.xlsx) or CSV (UTF-8, GB18030), told apart by their bytes (design 11, Q-92,
 * The file is untrusted: a worker of its own reads it, with limits on everything and a deadline, and is ended
 * afterwards. Answers a refusal for every file that cannot be taken; rejects only for a bug or a missing file.
 */
export async function readRows(
  file: { path: string; name: string },
  limits: Partial<SheetLimits> = {},
): Promise<ReadRows | SheetRefusal> {
  const release = await awaitReadingTurn();
  try {
    return await readInWorker(file, { ...sheetLimits, ...limits });
  } finally {
    release();
  }
}

async function readInWorker(
  file: { path: string; name: string },
  limits: SheetLimits,
): Promise<ReadRows | SheetRefusal> {
  const worker = startWorker(file, limits);
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const rows: SheetRow[] = [];
      deadline = setTimeout(() => resolve({ ok: false, code: 'time-limit', values: {} }), limits.milliseconds);
      worker.on('message', (answer: WorkerAnswer) => {
        if (answer.type === 'rows') return unpackRows(answer, rows);
        if (answer.type === 'refused') return resolve({ ok: false, code: answer.code, values: answer.values });
        markMergedCells(rows, answer.merges);
        resolve({ ok: true, sheetName: answer.sheetName, otherSheets: answer.otherSheets, rows });
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
        resolve({ ok: false, code: 'out-of-memory', values: {} });
      });
      worker.on('exit', (code) => reject(new Error(`the reading worker ended with ${code} and no answer`)));
    });
  } finally {
    clearTimeout(deadline);
    worker.removeAllListeners();
    // Without a listener, an error on the way out would end the server.
    worker.on('error', () => undefined);
    await worker.terminate();
  }
}

/** The worker is loaded from the disk as it stands; the comment on its path keeps Turbopack from bundling it. */
function startWorker(file: { path: string; name: string }, limits: SheetLimits): Worker {
  return new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'sheets', 'read-worker.mjs'), {
    workerData: { path: file.path, name: file.name, limits, kinds: cellKinds },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // The worker needs neither the secrets in our environment nor our loaders.
    env: {},
    execArgv: [],
  });
}
