import type { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { SHEET_LABELS } from '@/lib/text/sheet-labels';
import { startSheet } from './start-sheet';
import { streamWorkbook } from './stream-workbook';
import { cleanText, rowValues, type WrittenColumn, type WrittenRow } from './written-column';

/** What is wrong with one row: all its reasons, and the notes for the cells at fault, by column key. */
export interface RowMark {
  reasons: readonly string[];
  cells: Readonly<Record<string, string>>;
}

export interface MarkedRows {
  sheetTitle: string;
  columns: readonly WrittenColumn[];
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
  /** By index of the row. */
  marks: ReadonlyMap<number, RowMark>;
}

/** Excel draws every note as a shape and opens slowly with many; the reasons stand in the last column anyway. */
const mostNotes = 1000;

const markedFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };

const reasonsColumn: WrittenColumn = { key: 'reasons', title: SHEET_LABELS.reasons, kind: 'text', width: 60 };

/**
 * Writes the faulty file given back: its cells at fault marked, the reasons in a last column 错误说明. No cell is ever a formula.
 * exceljs writes it row by row, because the marks are styles and notes of single cells; it is as long as a file that was sent in, at most.
 */
export function writeMarkedRows({ sheetTitle, columns, rows, marks }: MarkedRows): Readable {
  return streamWorkbook(async (workbook, eachRow) => {
    const { sheet, header } = startSheet(workbook, sheetTitle, [...columns, reasonsColumn]);
    header.commit();
    let noteCount = 0;
    await eachRow(rows, (values, index) => {
      const row = sheet.addRow(rowValues(columns, values));
      const mark = marks.get(index);
      if (mark) noteCount += markRow({ row, columns, mark, notesLeft: mostNotes - noteCount });
      row.commit();
    });
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
