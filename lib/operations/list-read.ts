import type { Tx } from '@/db/client';
import type { ListColumn } from '@/lib/values/list-column';
import type { ListPage, Listed } from '@/lib/values/list-page';

/** Rows that a file takes at a time. */
const ROWS_AT_ONCE = 1_000;

/**
 * A list of a unit that can be looked at by pages and streamed into a file. Both have the same columns and the same rows in the same
 * order; `batch` goes on behind a row instead of counting from the first, so that the last of 100,000 costs what the first did.
 */
export interface ListRead<Query, Row, Sort extends string = string> {
  columns: readonly ListColumn<Row>[];
  page: (tx: Tx, unitId: string, asked: { query: Query; page: ListPage<Sort> }) => Promise<Listed<Row>>;
  batch: (tx: Tx, unitId: string, asked: Batch<Query, Row>) => Promise<Row[]>;
}

export interface Batch<Query, Row> {
  query: Query;
  /** The row behind which to go on; null at the beginning. */
  after: Row | null;
  size: number;
}

/** Every row that a query finds, one after the other, with no more than a thousand of them in memory. */
export async function* streamRows<Query, Row>(
  tx: Tx,
  unitId: string,
  { list, query }: { list: Pick<ListRead<Query, Row>, 'batch'>; query: Query },
): AsyncGenerator<Row, void, undefined> {
  for (let after: Row | null = null; ;) {
    const rows: Row[] = await list.batch(tx, unitId, { query, after, size: ROWS_AT_ONCE });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = last;
  }
}
