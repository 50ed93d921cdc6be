import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as giveWay } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { SHEET_LABELS } from '@/lib/text/sheet-labels';

export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

const rowsAtOnce = 1000;

/**
 * Room for the packed file. exceljs does not heed a stream that is full, so that with a small one and a slow reader
 * the unpacked rows, ten times as large, would pile up instead.
 */
const packedBytes = 64 * 1024 * 1024;

/**
 * An .xlsx as a stream, packed while `write` adds its rows. When `write` fails, the stream is destroyed with its error;
 * when the reader goes away, `eachRow` stops it.
 */
export function streamWorkbook(write: (workbook: WorkbookWriter, eachRow: EachRow) => Promise<void>): Readable {
  const output = new PassThrough({ highWaterMark: packedBytes });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  workbook.creator = SHEET_LABELS.author;
  workbook.lastModifiedBy = SHEET_LABELS.author;
  const eachRow: EachRow = async (rows, add) => {
    let count = 0;
    for await (const row of rows) {
      if (output.destroyed) throw new Error('the reader of the workbook went away');
      add(row, count);
      count += 1;
      if (count % rowsAtOnce === 0) await giveWay();
    }
    return count;
  };
  write(workbook, eachRow)
    .then(() => workbook.commit())
    .catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

/** Takes rows one by one, with their index, and lets other requests in between; answers how many there were. */
export type EachRow = <Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  add: (row: Row, index: number) => void,
) => Promise<number>;
