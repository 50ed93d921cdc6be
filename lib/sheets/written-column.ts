/** A column of a workbook or CSV that we write. */
export interface WrittenColumn {
  key: string;
  title: string;
  /**
   * 'text': text, whatever it looks like (names, ID numbers, accounts, months). 'amount': yuan as `fenToText` spells
   * them, written as a number with two decimals. 'count': a whole number. 'day': YYYY-MM-DD, written as a date.
   */
  kind: 'text' | 'amount' | 'count' | 'day';
  /** In characters; by default as the title and the kind need. */
  width?: number;
}

/** Texts by column key; where a key is missing the cell stays blank. */
export type WrittenRow = Readonly<Record<string, string | null | undefined>>;

/** What has fewer than sixteen digits Excel keeps to the last of them; a longer number is written as text. */
const exactNumber = /^-?\d{1,13}(\.\d{1,2})?$/;

/** Excel counts days from 1900 on; an earlier one is written as text. */
const exactDay = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/;

/** The values of one row, in the order of the columns. */
export function rowValues(columns: readonly WrittenColumn[], row: WrittenRow): (string | number | Date | null)[] {
  return columns.map(({ key, kind }) => cellValue(kind, row[key] ?? ''));
}

/** What a cell of a kind holds of a text: a number or a day where it is one, else the text; null for none. */
export function cellValue(kind: WrittenColumn['kind'], text: string): string | number | Date | null {
  if (text === '') return null;
  if (kind === 'day' && exactDay.test(text)) {
    const day = new Date(`${text}T00:00:00Z`);
    if (!Number.isNaN(day.getTime())) return day;
  }
  if ((kind === 'amount' || kind === 'count') && exactNumber.test(text)) return Number(text);
  return cleanText(text);
}

/** What every cell can hold as it is: most texts. */
const ORDINARY = /^[ -^`-~\u4e00-\u9fff·]{0,1000}$/;

/**
 * Text as a cell can hold it: without characters that XML cannot carry, not longer than Excel allows, and with what
 * looks like an escaped character (_x0041_) kept from being read back as one. Text that begins like a formula
 * (= + - @) is left as it is: it goes into a text cell, which is never evaluated, so an apostrophe before it, which a
 * reader would take for part of the name, is not needed.
 */
export function cleanText(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\p{Surrogate}]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, 32_767);
}
