import type { CellPlace } from './sheet-frame';
import { cellValue, type WrittenColumn, type WrittenRow } from './written-column';

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** The serial number of 1 January 1970: spreadsheets count days from the end of 1899. */
const EPOCH = 25_569;

/** Nothing that XML writes in another way: most texts. */
const NOT_MARKUP = /^[^&<>]*$/;

/** One row as it stands in a sheet's part. Blank cells are left out: they look as their column says. No cell is ever a formula. */
export function rowText(
  columns: readonly WrittenColumn[],
  row: WrittenRow,
  { number, places }: { number: number; places: readonly CellPlace[] },
): string {
  let text = `<row r="${number}">`;
  for (const [index, { letters, style }] of places.entries()) {
    const column = columns[index];
    const value = column ? cellValue(column.kind, row[column.key] ?? '') : null;
    if (value === null) continue;
    text += `<c r="${letters}${number}" s="${style}"`;
    if (typeof value === 'string') text += ` t="str"><v>${escaped(value)}</v></c>`;
    else text += `><v>${typeof value === 'number' ? value : value.getTime() / MILLISECONDS_OF_A_DAY + EPOCH}</v></c>`;
  }
  return `${text}</row>`;
}

function escaped(text: string): string {
  if (NOT_MARKUP.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
