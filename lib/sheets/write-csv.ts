import { Readable } from 'node:stream';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { WrittenColumn, WrittenRow } from './written-column';

const rowsAtOnce = 1000;

/** How a formula begins, in either width, once a spreadsheet has opened the file. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Writes UTF-8 CSV as a stream, with a byte order mark, without which a Chinese Excel takes it for GB18030. For other
 * programs: in Excel, long numbers in a CSV lose digits, so people are given .xlsx. Text that begins like a formula
 * gets an apostrophe before it, since CSV has no text cells (Q-98); amounts and counts may begin with a minus.
 */
export function writeCsv(options: {
  columns: readonly WrittenColumn[];
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
  /** A last line, such as 合计; asked for when all rows are written. */
  totals?: () => WrittenRow;
}): Readable {
  return Readable.from(csvText(options), { objectMode: false });
}

async function* csvText({ columns, rows, totals }: Parameters<typeof writeCsv>[0]): AsyncGenerator<string> {
  let text = `\uFEFF${csvLine(columns.map(({ title }) => title))}`;
  let index = 0;
  for await (const row of rows) {
    text += csvLine(columns.map((column) => csvValue(column, row[column.key] ?? '')));
    index += 1;
    if (index % rowsAtOnce !== 0) continue;
    yield text;
    text = '';
    await giveWay();
  }
  if (totals) text += csvLine(columns.map((column) => csvValue(column, totals()[column.key] ?? '')));
  if (text !== '') yield text;
}

function csvValue({ kind }: WrittenColumn, text: string): string {
  const isNumber = (kind === 'amount' || kind === 'count') && /^-?\d+(\.\d+)?$/.test(text);
  return !isNumber && formulaStart.test(text) ? `'${text}` : text;
}

function csvLine(values: string[]): string {
  return `${values.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`;
}
