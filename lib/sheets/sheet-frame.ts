import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { boldFont, startSheet } from './start-sheet';
import { streamWorkbook } from './stream-workbook';
import type { WrittenColumn } from './written-column';

/** Where the cells of a column begin in the sheet's part: its letters, and the number of their style. */
export interface CellPlace {
  letters: string;
  style: string;
}

/** An empty workbook taken apart at the place where its rows go. */
export interface SheetFrame {
  /** All parts but the sheet, by name. */
  parts: readonly (readonly [name: string, bytes: Uint8Array])[];
  sheet: { name: string; beforeRows: string; afterRows: string };
  /** Per column, of an ordinary row and of one in bold. */
  plain: readonly CellPlace[];
  bold: readonly CellPlace[];
}

const SHEET = 'xl/worksheets/sheet1.xml';
const PLAIN_ROW = 2;
const BOLD_ROW = 3;

/**
 * The workbook that exceljs makes of a header, one ordinary row and one in bold, taken apart: so styles, widths, properties and all the
 * parts that a spreadsheet wants stay its business, and only the rows are ours.
 */
export async function makeSheetFrame(title: string, columns: readonly WrittenColumn[]): Promise<SheetFrame> {
  const sample = columns.map(() => '.');
  const bytes = await buffer(
    streamWorkbook((workbook) => {
      const { sheet, header } = startSheet(workbook, title, columns);
      header.commit();
      sheet.addRow(sample).commit();
      const bold = sheet.addRow(sample);
      bold.font = boldFont;
      bold.commit();
      sheet.commit();
      return Promise.resolve();
    }),
  );
  const { [SHEET]: sheet, ...parts } = unzipSync(bytes);
  const text = sheet ? strFromU8(sheet) : '';
  const firstRow = text.indexOf(`<row r="${PLAIN_ROW}"`);
  const end = text.indexOf('</sheetData>');
  const places = (row: number) => placesIn(text, row, columns.length);
  return {
    parts: Object.entries(parts),
    sheet: { name: SHEET, beforeRows: text.slice(0, firstRow), afterRows: text.slice(end) },
    plain: places(PLAIN_ROW),
    bold: places(BOLD_ROW),
  };
}

function placesIn(sheet: string, row: number, count: number): CellPlace[] {
  const cells = [...sheet.matchAll(new RegExp(`<c r="([A-Z]+)${row}" s="(\\d+)"`, 'g'))];
  if (cells.length !== count) throw new Error(`a sheet of ${count} columns has ${cells.length} cells in row ${row}`);
  return cells.map(([, letters = '', style = '']) => ({ letters, style }));
}
