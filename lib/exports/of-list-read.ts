import type { ListRead } from '@/lib/operations/list-read';
import { streamRows } from '@/lib/operations/list-read';
import type { WrittenRow } from '@/lib/sheets/written-column';
import { shownValue, type ListColumn } from '@/lib/values/list-column';
import { fenToText } from '@/lib/values/money';
import type { AskedList, ExportedColumn, ExportedList } from './exported-list';

interface OfListRead<Query, Row> {
  title: string;
  list: ListRead<Query, Row>;
  /** Reads the question as the list's page does, but for as long a range as a file may have; refuses what cannot be asked. */
  read: (asked: AskedList) => Query;
  /** The amounts that are summed up under the list. */
  totals: readonly string[];
}

/** The export of a list that pages read, too: the same columns, the same rows in the same order. */
export function ofListRead<Query, Row>({ title, list, read, totals }: OfListRead<Query, Row>): ExportedList {
  return {
    title,
    columns: list.columns.map((column) => writtenColumn(column, totals)),
    async count(tx, unitId, asked) {
      const page = { page: 1, size: 1, sort: '', descending: false };
      return (await list.page(tx, unitId, { query: read(asked), page })).total;
    },
    async *rows(tx, unitId, asked) {
      for await (const row of streamRows(tx, unitId, { list, query: read(asked) })) {
        yield writtenRow(list.columns, row);
      }
    },
  };
}

function writtenColumn<Row>(column: ListColumn<Row>, totals: readonly string[]): ExportedColumn {
  const { key, kind, unit } = column;
  const title = unit === undefined ? column.title : `${column.title}(${unit})`;
  if (kind === 'money') return { key, title, kind: 'amount', ...(totals.includes(key) ? { total: true } : {}) };
  if (kind === 'number') return { key, title, kind: 'count' };
  return { key, title, kind: kind === 'day' ? 'day' : 'text' };
}

function writtenRow<Row>(columns: readonly ListColumn<Row>[], row: Row): WrittenRow {
  return Object.fromEntries(
    columns.map((column) => {
      if (column.kind !== 'money') return [column.key, shownValue(column, row)];
      const amount = column.of(row);
      return [column.key, amount === null ? null : fenToText(amount)];
    }),
  );
}
