import type { Tx } from '@/db/client';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { exportText } from '@/lib/text/exports';
import { addFen, fenFromText, fenToText, ZERO, type Fen } from '@/lib/values/money';
import type { AskedList, ExportedList } from './exported-list';

/** How often somebody is told how far the reading is. */
const TOLD_EVERY = 1_000;

export interface ReadList {
  rows: AsyncIterable<WrittenRow>;
  /** 合计, once the rows have been read; undefined where the list sums nothing up. */
  totals: (() => WrittenRow) | undefined;
}

/**
 * Reads a whole list of the unit and sums it up on the way. The transaction stays open meanwhile, so whoever takes the rows must not
 * wait for a browser.
 */
export function readList(
  tx: Tx,
  unitId: string,
  { list, asked, onRead }: { list: ExportedList; asked: AskedList; onRead?: (rows: number) => void },
): ReadList {
  const summed = list.columns.filter(({ total }) => total).map(({ key }) => key);
  const sums = new Map<string, Fen>(summed.map((key) => [key, ZERO]));
  async function* rows(): AsyncGenerator<WrittenRow> {
    let read = 0;
    for await (const row of list.rows(tx, unitId, asked)) {
      for (const key of summed) sums.set(key, addFen(sums.get(key) ?? ZERO, fenFromText(row[key] ?? '0.00')));
      yield row;
      read += 1;
      if (read % TOLD_EVERY === 0) onRead?.(read);
    }
    onRead?.(read);
  }
  const [first] = list.columns;
  const label = first ? { [first.key]: exportText.total } : {};
  const totals = () => ({ ...label, ...Object.fromEntries([...sums].map(([key, sum]) => [key, fenToText(sum)])) });
  return { rows: rows(), totals: summed.length > 0 ? totals : undefined };
}
