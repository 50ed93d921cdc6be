'use client';

import type { ReactNode } from 'react';
import type { Column, Row, Totals } from '@/components/table/column';
import { RowCells, TableFoot, TableHead, type Sorting } from '@/components/table/table-parts';
import { TableFrame } from '@/components/table/table-frame';
import { flag } from '@/components/ui/flag';

interface DataTableProps {
  caption: string;
  columns: Column[];
  rows: Row[];
  sorting?: Sorting;
  /** The number of the first row, for the column 序号; left out without that column. */
  firstNumber?: number;
  totals?: Totals[];
  /** Stands in place of the rows when there are none. */
  empty?: ReactNode;
  /** Lets a long table scroll in itself, its head and totals staying in sight. On by default. */
  contained?: boolean;
}

/** A list to look at: a plain table. Below 40 rem of width each row is a card with the same words. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, sorting, firstNumber, totals, empty, contained = true } = props;
  const numbered = firstNumber !== undefined;
  return (
    <TableFrame caption={caption} contained={contained}>
      <TableHead columns={columns} sorting={sorting} numbered={numbered} />
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id} data-faulty={flag(row.faulty)}>
            <RowCells columns={columns} row={row} number={numbered ? firstNumber + index : undefined} />
          </tr>
        ))}
        {rows.length === 0 && empty && (
          <tr className="table-empty">
            <td colSpan={columns.length + (numbered ? 1 : 0)}>{empty}</td>
          </tr>
        )}
      </tbody>
      {totals && rows.length > 0 && <TableFoot columns={columns} totals={totals} numbered={numbered} />}
    </TableFrame>
  );
}
