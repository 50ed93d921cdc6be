import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import type { ExportFormat } from '@/lib/exports/lists';
import { writeExport } from '@/lib/jobs/write-export';
import { writeStatements } from '@/lib/jobs/write-statements';
import type { Work } from '@/lib/jobs/job';
import { fonts } from '@/lib/papers/font';
import { newId } from '@/lib/values/ids';
import { testClock } from '../support/hall';
import { asOwner, makePeopledUnit, type BenchDatabase } from './bench-database';
import { copyOut } from './copy-out';
import { alternately, timed, type Measured } from './measure';

const MEGABYTE = 1024 * 1024;
const SAMPLED_EVERY_MILLISECONDS = 50;

/** export-100k: the employees' list of 100,000 people as .xlsx and as CSV, against COPY of the same columns to CSV. */
export async function measureExports(bench: BenchDatabase, people: number): Promise<Measured[]> {
  const clerk = await makePeopledUnit(bench.owner, people);
  const folder = mkdtempSync(path.join(tmpdir(), 'provident-hall-export-'));
  try {
    const found: Measured[] = [];
    for (const format of ['xlsx', 'csv'] as const)
      found.push(await measureExport(bench, { clerk, people, folder, format }));
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Exported {
  clerk: OperatorPrincipal;
  people: number;
  folder: string;
  format: ExportFormat;
}

async function measureExport(bench: BenchDatabase, { clerk, people, folder, format }: Exported): Promise<Measured> {
  const memory = watchMemory();
  const file = path.join(folder, format);
  const parameters = { list: 'employees', format, query: '' };
  const times = await alternately(
    { runs: 1 },
    {
      ours: () => timed(() => writeExport(workOf(clerk, { path: file, parameters }))),
      floor: () => timed(() => copyTo(bench, clerk, `${file}.floor`)),
    },
  );
  return {
    name: format === 'xlsx' ? 'export-100k' : 'export-100k-csv',
    ...times,
    goal: 6,
    n: people,
    unit: 'ms',
    note: `the employees' list as .${format} / COPY to CSV; ${memory.grown()} MB more memory at the peak`,
  };
}

async function copyTo({ owner }: BenchDatabase, { unitId }: OperatorPrincipal, file: string): Promise<void> {
  const statement = `copy (
    select a.number, a.name, a.id_number_mask, a.status, l.remitted_month, p.phone_mask, u.unit_ratio, u.own_ratio, a.base, a.unit_share,
      a.own_share, a.monthly, l.balance
    from accounts a join people p on p.id = a.person_id join ledger_accounts l on l.id = a.id join units u on u.id = a.unit_id
    where a.unit_id = '${unitId}' order by a.number) to stdout with (format csv)`;
  await copyOut(owner, statement, createWriteStream(file));
}

/** What drawing costs at least: so many pages with as many texts as a statement has, in the same fonts. */
async function barePages(count: number): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', margin: 0, font: '', autoFirstPage: false });
  doc.registerFont('regular', fonts().regular as unknown as Buffer);
  const file: Readable = doc.pipe(new PassThrough());
  const read = buffer(file);
  for (let page = 0; page < count; page += 1) {
    doc.addPage();
    doc.font('regular').fontSize(10);
    for (let line = 0; line < 40; line += 1)
      doc.text(`公积金对账 ${page}-${line}`, 50, 50 + line * 17, { lineBreak: false });
  }
  doc.end();
  await read;
}

/** statement-10k: statements of a fund year for everybody at a unit, given out, drawn and packed. */
export async function measureStatements(bench: BenchDatabase, people: number): Promise<Measured> {
  const clerk = await makePeopledUnit(bench.owner, people);
  const folder = mkdtempSync(path.join(tmpdir(), 'provident-hall-statements-'));
  const jobId = newId(testClock.milliseconds());
  await asOwner(bench.owner, [
    `insert into jobs (id, unit_id, kind, parameters, state, started_by, created_at) values ('${jobId}', '${clerk.unitId}', 'statements', '{}', 'waiting', '${clerk.id}', now())`,
  ]);
  try {
    // The fonts are read and the code is warm before anything is timed.
    await barePages(20);
    const memory = watchMemory();
    const work = workOf(clerk, { id: jobId, path: path.join(folder, 'statements'), parameters: { year: '2019' } });
    const ours = await timed(() => writeStatements(work));
    const grown = memory.grown();
    const floor = await timed(() => barePages(people));
    return {
      name: 'statement-10k',
      ours,
      floor,
      goal: 4,
      n: people,
      unit: 'ms',
      note: `${Math.round((people * 1000) / ours)} statements a second / as many bare pages of 40 texts; ${grown} MB more memory at the peak`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function workOf(
  operator: OperatorPrincipal,
  {
    id = newId(testClock.milliseconds()),
    path: target,
    parameters,
  }: { id?: string; path: string; parameters: Record<string, string> },
): Work {
  return {
    job: { id, unitId: operator.unitId, parameters },
    operator,
    path: target,
    report: () => undefined,
    signal: new AbortController().signal,
  };
}

/** How many megabytes the process has grown by at its largest since this was called. */
function watchMemory(): { grown: () => number } {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLED_EVERY_MILLISECONDS);
  return {
    grown() {
      clearInterval(sampling);
      return Math.round((peak - before) / MEGABYTE);
    },
  };
}
