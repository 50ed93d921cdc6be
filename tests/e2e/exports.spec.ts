import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { sql, type SQL } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import type { Connection } from '@/db/client';
import { expect, signIn, test } from './hall';
import { hallDatabase, rowsOf, unitId } from './hall-database';

const run = promisify(execFile);
const LIBREOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file));

let owner: Connection;

test.describe.configure({ timeout: 180_000 });
test.beforeAll(() => {
  owner = hallDatabase();
});
test.afterAll(() => owner.end());

/** Rows of which each is one text, its cells parted by a sign that stands in none of them. */
async function cellsOf(query: SQL): Promise<string[][]> {
  const rows = await rowsOf<{ cells: string }>(owner, query);
  return rows.map(({ cells }) => cells.split('\u001f'));
}

/** What the database has of everybody at the unit, spelled as the file should have it. */
function employees(status: string): Promise<string[][]> {
  return cellsOf(
    sql`select array_to_string(array[a.number, a.name, a.id_number_mask, case a.status when 'normal' then '正常' else '封存' end,
        coalesce(replace(l.remitted_month, '-', ''), ''), coalesce(p.phone_mask, ''),
        round(u.unit_ratio / 100.0)::text, round(u.own_ratio / 100.0)::text,
        ${yuan('a.base')}, ${yuan('a.unit_share')}, ${yuan('a.own_share')}, ${yuan('a.monthly')}, ${yuan('l.balance')}], chr(31)) as cells
      from accounts a join people p on p.id = a.person_id join ledger_accounts l on l.id = a.id join units u on u.id = a.unit_id
      where a.unit_id = ${unitId('010044')} and a.status = ${status} order by a.number`,
  );
}

/** What was booked to the unit's employees in the months of the question, the last first. */
function bookings(): Promise<string[][]> {
  return cellsOf(
    sql`select array_to_string(array[j.posted_on::text, b.people::text, ${yuan('b.income')}, ${yuan('b.expense')}, ${yuan('b.interest')},
        ${yuan('b.income - b.expense + b.interest')}], chr(31)) as cells
      from journals j cross join lateral (
        select count(*) as people, coalesce(sum(e.amount) filter (where e.amount > 0 and j.kind <> 'interest'), 0) as income,
          coalesce(-sum(e.amount) filter (where e.amount < 0 and j.kind <> 'interest'), 0) as expense,
          coalesce(sum(e.amount) filter (where j.kind = 'interest'), 0) as interest
        from entries e join accounts a on a.id = e.account_id where e.journal_id = j.id and a.unit_id = ${unitId('010044')}) b
      where b.people > 0 and j.posted_on between '2019-03-01' and '2019-07-31' order by j.posted_on desc, j.id desc`,
  );
}

/** Fen as yuan with two decimals. */
function yuan(column: string) {
  return sql.raw(`trim(to_char((${column}) / 100.0, '999999999990.00'))`);
}

async function taken(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const file = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The rows of a workbook as a program sees them: an amount is a number and shows two decimals. */
async function rowsOfWorkbook(file: string): Promise<{ texts: string[][]; values: ExcelJS.CellValue[][] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('a workbook has a sheet');
  const values: ExcelJS.CellValue[][] = [];
  sheet.eachRow((row) => values.push((row.values as ExcelJS.CellValue[]).slice(1)));
  return { values, texts: values.map((row) => row.map((value) => spelled(value))) };
}

function spelled(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : JSON.stringify(value);
}

/** Our CSV, and LibreOffice's: no cell of these lists has a comma or a quote but what both write in quotes. */
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

/** Amounts are compared as numbers: a workbook keeps 5390, not 5,390.00. */
function plain(rows: string[][]): string[][] {
  return rows.map((row) => row.map((cell) => cell.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')));
}

async function throughLibreOffice(program: string, file: string): Promise<string[][]> {
  const folder = path.dirname(file);
  await run(program, [
    `-env:UserInstallation=file://${path.join(folder, 'office')}`,
    ...['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true'],
    ...['--outdir', folder, file],
  ]);
  return rowsOfCsv(await fs.readFile(file.replace(/\.xlsx$/, '.csv'), 'utf8'));
}

test('职工信息查询 as xlsx and CSV is what the database has, cell by cell, under the filter of the page', async ({
  page,
}) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/employees?status=sealed');
  const known = await employees('sealed');
  expect(known.length).toBeGreaterThan(5);

  const { texts, values } = await rowsOfWorkbook(await taken(page, '导出 Excel'));
  expect(texts[0]).toEqual(expect.arrayContaining(['职工账号', '职工姓名', '身份证号', '账户状态']));
  expect(plain(texts.slice(1, -1))).toEqual(plain(known));
  expect(values.slice(1, -1).every((row) => typeof row[12] === 'number' && typeof row[0] === 'string')).toBe(true);
  const total = known.reduce((sum, row) => sum + BigInt((row[12] ?? '').replace('.', '')), 0n);
  expect(plain([[texts.at(-1)?.[0] ?? '', texts.at(-1)?.[12] ?? '']])).toEqual(
    plain([['合计', `${total / 100n}.${String(total % 100n).padStart(2, '0')}`]]),
  );

  const csv = rowsOfCsv(await fs.readFile(await taken(page, '导出 CSV'), 'utf8'));
  expect(csv.slice(1, -1)).toEqual(known);
});

test('单位流水账 as xlsx and CSV has every booking', async ({ page }) => {
  await signIn(page, '010044-01');
  await page.goto('/queries/ledger?from=20190301&to=20190731');
  const known = await bookings();
  expect(known.length).toBeGreaterThan(4);
  const figures = (rows: string[][]) => rows.map((row) => [0, 3, 4, 5, 6, 7].map((column) => row[column] ?? ''));
  const { texts } = await rowsOfWorkbook(await taken(page, '导出单位流水账'));
  expect(plain(figures(texts.slice(1, -1)))).toEqual(plain(known));
  const csv = rowsOfCsv(await fs.readFile(await taken(page, '导出 CSV'), 'utf8'));
  expect(figures(csv.slice(1, -1))).toEqual(known);
});

// Brought by the installation of the browser where that may install anything; elsewhere its absence is said, not hidden.
if (LIBREOFFICE) {
  test('LibreOffice opens an exported workbook and reads the same cells', async ({ page }) => {
    await signIn(page, '010044-01');
    await page.goto('/queries/employees?status=sealed');
    const rows = await throughLibreOffice(LIBREOFFICE, await taken(page, '导出 Excel'));
    expect(plain(rows.slice(1, -1))).toEqual(plain(await employees('sealed')));
  });
} else {
  console.warn('LibreOffice is not on this machine: nobody has opened the exported workbook with it.');
}
