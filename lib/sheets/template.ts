import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { COLUMN_NEEDS, SHEET_LABELS } from '@/lib/text/sheet-labels';
import { boldFont, headerStyle, startSheet, textFormat } from './start-sheet';
import { streamWorkbook, type WorkbookWriter } from './stream-workbook';
import type { TemplateColumn } from './template-column';
import { addTemplateValidations } from './template-validations';
import { cleanText, rowValues, type WrittenRow } from './written-column';

export interface TemplateToWrite {
  sheetTitle: string;
  columns: readonly TemplateColumn[];
  /** Sentences for the notes sheet. */
  notes: readonly string[];
  /** People to fill in beforehand. */
  rows?: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
}

const leastRows = 10_000;

/**
 * Writes the template of an import: the sheet to fill in, its columns in their formats (ID numbers, phones and
 * accounts are text down to the last row, so that Excel keeps all their digits), with lists and notes, and a sheet
 * that explains it and bears the version, which changes when the columns do. The header refuses to be typed over; the
 * sheet as a whole is not protected, because cells pasted into a protected sheet become locked.
 */
export async function writeTemplate({ sheetTitle, columns, notes, rows = [] }: TemplateToWrite): Promise<Buffer> {
  const stream = streamWorkbook(async (workbook, eachRow) => {
    const { sheet, header } = startSheet(workbook, sheetTitle, columns);
    for (const [index, column] of columns.entries()) {
      header.getCell(index + 1).note = [needOf(column, columns), column.note].filter(Boolean).join('。');
    }
    header.commit();
    const count = await eachRow(rows, (values) => sheet.addRow(rowValues(columns, values)).commit());
    addTemplateValidations(sheet, columns, Math.max(count, leastRows) + 1);
    sheet.commit();
    writeNotesSheet(workbook, columns, notes);
  });
  return buffer(stream);
}

function writeNotesSheet(workbook: WorkbookWriter, columns: readonly TemplateColumn[], notes: readonly string[]): void {
  const sheet = workbook.addWorksheet(SHEET_LABELS.notesSheet);
  const style = { numFmt: textFormat, alignment: { vertical: 'top' as const, wrapText: true } };
  sheet.columns = [24, 24, 80].map((width) => ({ width, style }));
  sheet.addRow([SHEET_LABELS.notesSheet]).font = { ...boldFont, size: 14 };
  sheet.addRow([SHEET_LABELS.version, templateVersion(columns)]);
  for (const [index, note] of notes.entries()) sheet.addRow([`${index + 1}`, '', cleanText(note)]);
  const header = sheet.addRow([SHEET_LABELS.columnTitle, SHEET_LABELS.columnNeed, SHEET_LABELS.columnNote]);
  header.eachCell((cell) => {
    cell.style = headerStyle;
  });
  for (const column of columns) sheet.addRow([column.title, needOf(column, columns), cleanText(column.note ?? '')]);
  sheet.commit();
}

function needOf({ required, oneOf }: TemplateColumn, columns: readonly TemplateColumn[]): string {
  if (oneOf === undefined) return required ? COLUMN_NEEDS.required : COLUMN_NEEDS.optional;
  return COLUMN_NEEDS.oneOf(columns.filter((column) => column.oneOf === oneOf).map(({ title }) => title));
}

/** Eight characters that change with the columns, so that an outdated template can be told when somebody asks. */
export function templateVersion(columns: readonly TemplateColumn[]): string {
  const shape = columns.map(({ key, title, kind, required, oneOf }) => [key, title, kind, required, oneOf ?? '']);
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 8);
}
