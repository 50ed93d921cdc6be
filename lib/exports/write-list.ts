import type { Readable } from 'node:stream';
import { writeCsv } from '@/lib/sheets/write-csv';
import { writeRows } from '@/lib/sheets/write-rows';
import type { WrittenRow } from '@/lib/sheets/written-column';
import type { ExportedList } from './exported-list';
import type { ExportFormat } from './lists';
import type { ReadList } from './read-list';

/** A list as the stream of a file: an .xlsx with typed cells, or CSV for other programs. Neither holds a formula. */
export function writeList(
  { title, columns }: ExportedList,
  format: ExportFormat,
  { rows, totals }: { rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>; totals: ReadList['totals'] },
): Readable {
  const foot = totals ? { totals } : {};
  return format === 'csv'
    ? writeCsv({ columns, rows, ...foot })
    : writeRows({ sheetTitle: title, columns, rows, ...foot });
}
