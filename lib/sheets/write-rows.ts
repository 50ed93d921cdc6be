import { Readable } from 'node:stream';
import { packParts, type Part } from './pack-parts';
import { rowText } from './row-text';
import { makeSheetFrame, type SheetFrame } from './sheet-frame';
import type { WrittenColumn, WrittenRow } from './written-column';

export interface RowsToWrite {
  sheetTitle: string;
  columns: readonly WrittenColumn[];
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>;
  /** A last row in bold, such as 合计; asked for when all rows are written. */
  totals?: () => WrittenRow;
}

/** Rows that become bytes together: of a longer text than theirs it costs more to make them than to write it. */
const ROWS_AS_BYTES = 20;

/** Bytes that are packed together. */
const PIECE = 512 * 1024;

/**
 * Writes an .xlsx as a stream, in flat memory: rows are asked for as fast as the reader takes the file. No cell is ever a formula.
 * When `rows` fails, the stream is destroyed with its error; when the reader goes away, `rows` is told to end.
 *
 * exceljs makes everything but the rows (see `makeSheetFrame`). It is not left to write them, because it builds an object for every cell and
 * a text for every attribute: 100,000 rows of 14 columns take it 6 seconds, this a third of one, and it piles up what its reader
 * does not take. The streaming writers on npm take 4 seconds (hucre) or have no styles (xlsx-write-stream).
 */
export function writeRows(options: RowsToWrite): Readable {
  return Readable.from(workbookBytes(options), { objectMode: false });
}

async function* workbookBytes(options: RowsToWrite): AsyncGenerator<Uint8Array> {
  const frame = await makeSheetFrame(options.sheetTitle, options.columns);
  yield* packParts(partsOf(frame, options));
}

function* partsOf(frame: SheetFrame, options: RowsToWrite): Generator<Part> {
  for (const [name, bytes] of frame.parts) yield { name, pieces: [bytes] };
  yield { name: frame.sheet.name, pieces: inPieces(sheetTexts(frame, options)) };
}

async function* sheetTexts({ sheet, plain, bold }: SheetFrame, options: RowsToWrite): AsyncGenerator<string> {
  const { columns, rows, totals } = options;
  let text = sheet.beforeRows;
  // Row 1 is the header.
  let number = 2;
  for await (const row of rows) {
    text += rowText(columns, row, { number, places: plain });
    if (number % ROWS_AS_BYTES === 0) {
      yield text;
      text = '';
    }
    number += 1;
  }
  if (totals) text += rowText(columns, totals(), { number, places: bold });
  yield text + sheet.afterRows;
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const text of texts) {
    const bytes = Buffer.from(text);
    held.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held, size);
    held = [];
    size = 0;
  }
  yield Buffer.concat(held, size);
}
