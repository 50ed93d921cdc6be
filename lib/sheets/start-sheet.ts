import type ExcelJS from 'exceljs';
import { cleanText, type WrittenColumn } from './written-column';

/** The format of text. A cell that has it stays text when somebody edits it: neither a number nor a formula. */
export const textFormat = '@';

const formats: Record<WrittenColumn['kind'], string> = {
  text: textFormat,
  amount: '#,##0.00',
  count: '0',
  day: 'yyyy-mm-dd',
};

/** Excel draws a font without name and size in its own way, so each names them. */
export const boldFont: Partial<ExcelJS.Font> = { name: 'Calibri', family: 2, scheme: 'minor', size: 11, bold: true };

export const headerStyle: Partial<ExcelJS.Style> = {
  numFmt: textFormat,
  font: boldFont,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } },
  border: { bottom: { style: 'thin', color: { argb: 'FF7F8FA9' } } },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
};

/**
 * Begins a sheet: the columns, each with the format of its kind down to the last row, filled or not, and a header
 * row that stays in view. Answers the sheet and its header, not yet committed.
 */
export function startSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  title: string,
  columns: readonly WrittenColumn[],
): { sheet: ExcelJS.Worksheet; header: ExcelJS.Row } {
  const sheet = workbook.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ kind, title: text, width }) => ({
    width: width ?? Math.max(isFigure(kind) ? 12 : 14, text.length * 2 + 4),
    style: { numFmt: formats[kind], alignment: { vertical: 'middle', horizontal: isFigure(kind) ? 'right' : 'left' } },
  }));
  const header = sheet.addRow(columns.map(({ title: text }) => cleanText(text)));
  header.height = 24;
  header.eachCell((cell) => {
    cell.style = headerStyle;
  });
  return { sheet, header };
}

function isFigure(kind: WrittenColumn['kind']): boolean {
  return kind === 'amount' || kind === 'count';
}

/** A sheet's name has at most 31 characters and none of []:*?/\ */
function sheetName(title: string): string {
  return cleanText(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31);
}
