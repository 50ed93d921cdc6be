import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { Connection } from '@/db/client';
import { LISTS_IN_FILES, type ListInFiles } from './exported-lists';
import { expect, signIn, test } from './hall';
import { hallDatabase, rowsOf } from './hall-database';

const run = promisify(execFile);
const LIBREOFFICE = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];

interface Taken {
  list: ListInFiles;
  file: string;
  known: string[][];
}

let owner: Connection;
test.beforeAll(() => {
  owner = hallDatabase();
});
test.afterAll(() => owner.end());

test('every list as xlsx and CSV is what the database has, and LibreOffice reads the same', async ({ page }) => {
  test.setTimeout(240_000);
  const taken: Taken[] = [];
  let signedIn = '';
  for (const list of LISTS_IN_FILES) {
    await test.step(list.path, async () => {
      if (signedIn !== list.login) {
        await page.context().clearCookies();
        await signIn(page, list.login);
        signedIn = list.login;
      }
      await page.goto(list.path);
      const file = await take(page, list.button, `list-${taken.length + 1}.xlsx`);
      const known = await knownOf(list);
      expect(known.length).toBeGreaterThanOrEqual(list.atLeast);
      await expectTypedCells(list, file);
      taken.push({ list, file, known });
      const csv = rowsOfCsv(await fs.readFile(await take(page, '导出 CSV', `list-${taken.length}.csv`), 'utf8'));
      expectRows(csv, { list, rows: await knownOf(list) });
    });
  }
  await test.step('LibreOffice opens them all without a complaint', async () => {
    await throughLibreOffice(taken.map(({ file }) => file));
    for (const { list, file, known } of taken) {
      const rows = rowsOfCsv(await fs.readFile(`${file}.csv`, 'utf8'));
      expectRows(rows, { list, rows: known.map((row) => row.map((cell, place) => asShown(list, cell, place))) });
    }
  });
});

/** What the database has of the list, each row as wide as the file; what only the product can word is left out. */
async function knownOf(list: ListInFiles): Promise<string[][]> {
  const rows = await rowsOf<{ cells: string }>(owner, list.known);
  return rows.map(({ cells }) => cells.split('\u001f'));
}

/** The header, every row, and 合计 over the amounts, which are added up here. */
function expectRows(found: string[][], { list, rows }: { list: ListInFiles; rows: string[][] }): void {
  const body = list.summed.length > 0 ? found.slice(1, -1) : found.slice(1);
  expect(found[0]?.slice(0, list.titles.length)).toEqual(list.titles);
  expect(body.map((row) => list.columns.map((column) => row[column] ?? ''))).toEqual(rows);
  if (list.summed.length === 0) return;
  const last = found.at(-1) ?? [];
  expect(last[0]).toBe('合计');
  for (const column of list.summed) {
    const place = list.columns.indexOf(column);
    const sum = rows.reduce((total, row) => total + fenOf(row[place] ?? ''), 0n);
    expect(fenOf(last[column] ?? ''), `合计 of column ${column + 1}`).toBe(sum);
  }
}

function fenOf(amount: string): bigint {
  return amount === '' ? 0n : BigInt(amount.replaceAll(',', '').replace('.', ''));
}

/** As a spreadsheet shows it: 5,390.00. */
function asShown({ columns, amounts }: ListInFiles, cell: string, place: number): string {
  return amounts.includes(columns[place] ?? -1) ? cell.replace(/\B(?=(\d{3})+\.)/g, ',') : cell;
}

/** Amounts are numbers with two decimals, days are dates, all else is text or a count; nothing is a formula, and no number is whole. */
async function expectTypedCells(list: ListInFiles, file: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('a workbook has a sheet');
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const place = column - 1;
      const about = `${list.path} ${cell.address}`;
      expect(cell.formula, about).toBeUndefined();
      expect(cell.text, about).not.toMatch(/\d{17}[\dX]|(?<!\d)1\d{10}(?!\d)/);
      if (number === 1 || cell.value === '合计') return;
      const typed = [typeof cell.value, cell.value instanceof Date, cell.numFmt];
      if (list.amounts.includes(place)) expect(typed, about).toEqual(['number', false, '#,##0.00']);
      if (list.days.includes(place)) expect(typed, about).toEqual(['object', true, 'yyyy-mm-dd']);
    });
  });
}

async function take(page: Page, button: string, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.(xlsx|csv)$/);
  const file = test.info().outputPath(name);
  await download.saveAs(file);
  return file;
}

/** Our CSV, and LibreOffice's: fields in quotes where they hold a comma or a quote, and no line break in any. */
function rowsOfCsv(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      (quoted ?? plain ?? '').replaceAll('""', '"'),
    ),
  );
}

/** Writes what LibreOffice shows of each workbook beside it, all in one start of the program. */
async function throughLibreOffice(files: string[]): Promise<void> {
  const program = LIBREOFFICE.find((place) => existsSync(place));
  if (!program) {
    throw new Error(
      'LibreOffice reads the workbooks back and is not here: sudo apt-get install libreoffice-calc-nogui',
    );
  }
  const folder = path.join(path.dirname(files[0] ?? ''), 'read-back');
  const { stdout, stderr } = await run(program, [
    `-env:UserInstallation=file://${path.join(folder, 'profile')}`,
    // Commas, quotes, UTF-8; cells as they are shown.
    ...['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'],
    ...['--outdir', folder, ...files],
  ]);
  // That there is no Java here is no complaint about a file.
  const said = `${stdout}${stderr}`.replace(/^.*javaldx.*$/gm, '');
  expect(said).not.toMatch(/error|corrupt|could not|failed/i);
  for (const file of files) {
    await fs.rename(path.join(folder, `${path.basename(file, '.xlsx')}.csv`), `${file}.csv`);
  }
}
