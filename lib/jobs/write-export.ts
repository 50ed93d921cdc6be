import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { maySee } from '@/lib/auth/permissions';
import { EXPORT_FORMATS, EXPORT_NAMES, EXPORTED_LISTS } from '@/lib/exports/lists';
import { readList } from '@/lib/exports/read-list';
import { writeList } from '@/lib/exports/write-list';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { exportText } from '@/lib/text/exports';
import type { Work } from './job';

/** The job that writes a long list. */
export async function writeExport({ job, operator, path, report, signal }: Work): Promise<{ fileName: string }> {
  const { list: name, format, query = '', full } = job.parameters;
  const list = EXPORTED_LISTS[EXPORT_NAMES.find((known) => known === name) ?? failOn(name)];
  const extension = EXPORT_FORMATS.find((known) => known === format) ?? failOn(format);
  const asked = {
    params: Object.fromEntries(new URLSearchParams(query)),
    today: clock.today(),
    full: full === 'yes',
    finances: maySee('employees.finances', operator),
  };
  await readAs(operator, async (tx) => {
    const total = await list.count(tx, operator.unitId, asked);
    const read = readList(tx, operator.unitId, { list, asked, onRead: (rows) => report(rows, Math.max(rows, total)) });
    await pipeline(writeList(list, extension, read), createWriteStream(path, { mode: 0o600 }), { signal });
  });
  const title = asked.full ? exportText.fullTitle(list.title) : list.title;
  return { fileName: exportText.fileName(title, extension) };
}

function failOn(word: string | undefined): never {
  throw new Error(`no export is called ${String(word)}`);
}
