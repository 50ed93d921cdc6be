import type { Route } from 'next';
import Link from 'next/link';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { sortAddress, sortOrder, type SortOrder } from '@/components/table/address';
import { columnTitle, type Column, type Row, type Totals } from '@/components/table/column';
import { isBlank } from '@/components/ui/is-blank';
import { tableText } from '@/lib/text/interface';

/** What the head of a table needs to know about its list. `address` is that of the page, for the sort links. */
export interface Sorting {
  address: string;
  sort?: string;
}

interface HeadProps {
  columns: Column[];
  sorting?: Sorting;
  numbered?: boolean;
  leading?: ReactNode;
}

/** The head: titles with their units, sortable ones as links, the order told by aria-sort. */
export function TableHead({ columns, sorting, numbered, leading }: HeadProps) {
  return (
    <thead>
      <tr>
        {leading && <th scope="col">{leading}</th>}
        {numbered && (
          <th scope="col" data-kind="row-number">
            {tableText.rowNumber}
          </th>
        )}
        {columns.map((column) => {
          const order = sorting && sortOrder(sorting.sort, column.key);
          return (
            <th
              key={column.key}
              scope="col"
              data-kind={column.kind}
              data-align={column.align}
              aria-sort={order}
              style={column.width === undefined ? undefined : { width: column.width }}
            >
              {column.sortable && sorting ? (
                <SortLink column={column} sorting={sorting} order={order} />
              ) : (
                columnTitle(column)
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortLink({ column, sorting, order }: { column: Column; sorting: Sorting; order?: SortOrder }) {
  const Icon = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[order ?? 'none'];
  return (
    <Link
      href={sortAddress(sorting.address, sorting.sort, column.key) as Route}
      prefetch={false}
      scroll={false}
      className="sort-link"
      title={tableText.sortBy(column.title)}
    >
      {columnTitle(column)}
      <Icon aria-hidden="true" size="0.8125rem" strokeWidth={2} data-idle={order === undefined || undefined} />
    </Link>
  );
}

interface CellsProps {
  columns: Column[];
  row: Row;
  number?: number;
}

/** The cells of one row. Each carries its title, which the cards of narrow screens show. */
export function RowCells({ columns, row, number }: CellsProps) {
  return (
    <>
      {number !== undefined && <td data-kind="row-number">{number}</td>}
      {columns.map((column) => (
        <td
          key={column.key}
          data-kind={column.kind}
          data-align={column.align}
          data-wrap={column.wrap}
          data-primary={column.primary}
          data-label={columnTitle(column)}
        >
          {isBlank(row.cells[column.key]) ? <span className="no-value">{tableText.empty}</span> : row.cells[column.key]}
        </td>
      ))}
    </>
  );
}

interface FootProps {
  columns: Column[];
  totals: Totals[];
  /** The columns before: of the number, and of the box, which has a cell of its own because paper has none. */
  numbered: boolean;
  boxed?: boolean;
}

/** The totals under the thin gold rule. Their label takes the columns before the first total. */
export function TableFoot({ columns, totals, numbered, boxed = false }: FootProps) {
  if (totals.length === 0) return null;
  return (
    <tfoot>
      {totals.map((line, index) => {
        const first = Math.max(
          0,
          columns.findIndex((column) => line.cells[column.key] !== undefined),
        );
        const labelled = (numbered ? 1 : 0) + first;
        return (
          <tr key={line.label ?? index}>
            {boxed && <td data-kind="box" data-blank />}
            {labelled > 0 && (
              <th scope="row" colSpan={labelled}>
                {line.label ?? tableText.total}
              </th>
            )}
            {columns.slice(first).map((column) => (
              <td
                key={column.key}
                data-kind={column.kind}
                data-align={column.align}
                data-label={columnTitle(column)}
                data-blank={line.cells[column.key] === undefined || undefined}
              >
                {line.cells[column.key]}
              </td>
            ))}
          </tr>
        );
      })}
    </tfoot>
  );
}
