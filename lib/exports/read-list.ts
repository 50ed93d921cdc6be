import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { exportText } from '@/lib/text/exports';
import type { SearchParams } from '@/lib/values/list-page';
import { addFen, fenFromText, fenToText, ZERO, type Fen } from '@/lib/values/money';
import type { ExportedList } from './exported-list';

const ROWS_AT_ONCE = 2_000;

export interface ReadList {
  rows: AsyncIterable<WrittenRow>;
  /** 合计, once the rows have been read; undefined where the list sums nothing up. */
  totals: (() => WrittenRow) | undefined;
}

/**
 * Reads a whole list of the unit through a cursor: one moment of it, in flat memory however long it is. The transaction stays open
 * meanwhile, so whoever takes the rows must not wait for a browser.
 */
export function readList(
  tx: Tx,
  unitId: string,
  { list, params, onRead }: { list: ExportedList; params: SearchParams; onRead?: (rows: number) => void },
): ReadList {
  const summed = list.columns.filter(({ total }) => total).map(({ key }) => key);
  const sums = new Map<string, Fen>(summed.map((key) => [key, ZERO]));
  async function* rows(): AsyncGenerator<WrittenRow> {
    await tx.execute(sql`declare exported no scroll cursor for ${list.rows(unitId, params)}`);
    let read = 0;
    for (;;) {
      const part = await tx.execute(sql`fetch forward ${sql.raw(String(ROWS_AT_ONCE))} from exported`);
      for (const raw of part) {
        const row = list.written(raw);
        for (const key of summed) sums.set(key, addFen(sums.get(key) ?? ZERO, fenFromText(row[key] ?? '0.00')));
        yield row;
      }
      read += part.length;
      onRead?.(read);
      if (part.length < ROWS_AT_ONCE) break;
    }
    await tx.execute(sql`close exported`);
  }
  const [first] = list.columns;
  const label = first ? { [first.key]: exportText.total } : {};
  const totals = () => ({ ...label, ...Object.fromEntries([...sums].map(([key, sum]) => [key, fenToText(sum)])) });
  return { rows: rows(), totals: summed.length > 0 ? totals : undefined };
}
