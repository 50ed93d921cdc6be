import type { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { SHEET_LABELS } from '@/lib/text/sheet-labels';
import { boldFont, startSheet } from './start-sheet';
import { streamWorkbook } from './stream-workbook';
import { cleanText, rowValues, type WrittenColumn, type WrittenRow } from './written-column';

/** What is wrong with one row: all its reasons, and the notes for the cells at fault, by column key. */
export interface RowMark {
  reasons: readonly string[];
  cells: Readonly<Record<string, string>>;
}

export interface RowsToWrite {
  sheetTitle: string;
  columns: readonly WrittenColumn[];
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
  /** A last row in bold, such as 合计; asked for when all rows are written. */
  totals?: () => WrittenRow;
  /** By index of the row. When given, even empty, a last column 错误说明 is added. */
  marks?: ReadonlyMap<number, RowMark>;
}

/** Excel draws every note as a shape and opens slowly with many; the reasons stand in the last column anyway. */
const mostNotes = 1000;

const markedFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };

const reasonsColumn: WrittenColumn = { key: 'reasons', title: SHEET_LABELS.reasons, kind: 'text', width: 60 };

/**
 * Writes an .xlsx as a stream, row by row, so that 100,000 rows neither fill the memory nor hold up other requests:
 * an export, or with `marks` the faulty file given back with its cells marked. No cell is ever a formula. When
 * `rows` fails, the stream is destroyed with its error.
 */
export function writeRows({ sheetTitle, columns, rows, totals, marks }: RowsToWrite): Readable {
  return streamWorkbook(async (workbook, eachRow) => {
    const { sheet, header } = startSheet(workbook, sheetTitle, marks ? [...columns, reasonsColumn] : columns);
    header.commit();
    let noteCount = 0;
    await eachRow(rows, (values, index) => {
      const row = sheet.addRow(rowValues(columns, values));
      const mark = marks?.get(index);
      if (mark) noteCount += markRow({ row, columns, mark, notesLeft: mostNotes - noteCount });
      row.commit();
    });
    if (totals) {
      const row = sheet.addRow(rowValues(columns, totals()));
      row.font = boldFont;
      row.commit();
    }
    sheet.commit();
  });
}

/** Marks the cells at fault and says why in the last column; answers how many notes it put. */
function markRow(marked: {
  row: ExcelJS.Row;
  columns: readonly WrittenColumn[];
  mark: RowMark;
  notesLeft: number;
}): number {
  const { row, columns, mark, notesLeft } = marked;
  let noteCount = 0;
  for (const [index, { key }] of columns.entries()) {
    const note = mark.cells[key];
    if (note === undefined) continue;
    const cell = row.getCell(index + 1);
    // The cell shares its style with the whole column, which must not turn red.
    cell.style = { ...cell.style, fill: markedFill };
    if (noteCount === notesLeft) continue;
    cell.note = cleanText(note);
    noteCount += 1;
  }
  row.getCell(columns.length + 1).value = cleanText(mark.reasons.join('；'));
  return noteCount;
}
