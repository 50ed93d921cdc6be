import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Workbook, type Worksheet } from 'exceljs';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readRows } from '@/lib/sheets/read-rows';
import type { SheetLimits } from '@/lib/sheets/sheet-limits';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface SheetParts {
  name: string;
  /** What stands in <worksheet>. */
  xml: string;
  state?: 'hidden' | 'veryHidden';
}

export interface WorkbookParts {
  sheets: SheetParts[];
  sharedStrings?: string;
  styles?: string;
  /** Attributes of <workbookPr>. */
  properties?: string;
  mainType?: string;
}

/** The parts of a small workbook, by name: as a zip they are a valid .xlsx. */
export function workbookParts({
  sheets,
  sharedStrings,
  styles,
  properties = '',
  mainType,
}: WorkbookParts): Record<string, string> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mainType ?? `${sheetType}.sheet.main+xml`}"/></Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr ${properties}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" ${state ? `state="${state}"` : ''} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
  };
  const related: [string, string, string][] = sheets.map((_, index) => [
    `s${index}`,
    'worksheet',
    `worksheets/sheet${index}.xml`,
  ]);
  for (const [index, { xml }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index}.xml`] = `<worksheet xmlns="${main}">${xml}</worksheet>`;
  }
  if (sharedStrings !== undefined) {
    parts['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${sharedStrings}</sst>`;
    related.push(['shared', 'sharedStrings', 'sharedStrings.xml']);
  }
  if (styles !== undefined) {
    parts['xl/styles.xml'] = `<styleSheet xmlns="${main}">${styles}</styleSheet>`;
    related.push(['styles', 'styles', '/xl/styles.xml']);
  }
  parts['xl/_rels/workbook.xml.rels'] = relationships(related);
  return parts;
}

function relationships(list: [string, string, string][]): string {
  const each = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

export function zip(parts: Record<string, string | Uint8Array>): Buffer {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === 'string' ? strToU8(part) : part;
  return Buffer.from(zipSync(files, { level: 6 }));
}

/** A workbook of one sheet with these rows. */
export function sheetOf(
  rows: string,
  besides: Partial<WorkbookParts> & { after?: string } = {},
): Record<string, string> {
  const { after = '', ...parts } = besides;
  return workbookParts({ sheets: [{ name: '一', xml: `<sheetData>${rows}</sheetData>${after}` }], ...parts });
}

/** A row of texts. */
export function textRow(number: number, texts: string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** Puts the bytes on disk, as an upload would be, and reads them. */
export async function readBytes(bytes: Uint8Array | string, name = '花名册.xlsx', limits: Partial<SheetLimits> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sheets-'));
  try {
    const file = path.join(folder, 'upload');
    writeFileSync(file, bytes);
    return await readRows({ path: file, name }, { milliseconds: 15_000, ...limits });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows as short texts, "3: 张三 | number 8781 | -"; throws the code when the file was refused. */
export async function readShort(bytes: Uint8Array | string, name?: string): Promise<string[]> {
  const read = await readBytes(bytes, name);
  if (!read.ok) throw new Error(`refused: ${read.code}`);
  return read.rows.map(({ number, cells }) => {
    const texts = cells.map((cell) =>
      cell === null ? '-' : cell.kind === 'text' ? cell.text : `${cell.kind} ${cell.text}`,
    );
    return `${number}: ${texts.join(' | ')}`;
  });
}

/** The first sheet as exceljs reads it. */
export async function openSheet(bytes: Buffer): Promise<Worksheet> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

export function workbookFile(name: string): string {
  return path.join(process.cwd(), 'tests/support/workbooks', name);
}
