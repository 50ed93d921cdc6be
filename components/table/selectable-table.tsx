'use client';

import type { ReactNode } from 'react';
import { BatchBar } from '@/components/table/batch-bar';
import type { Column, Row, Totals } from '@/components/table/column';
import { PageBox, RowBox } from '@/components/table/row-box';
import { SelectionContext } from '@/components/table/selection';
import { TableFrame } from '@/components/table/table-frame';
import { RowCells, TableFoot, TableHead, type Sorting } from '@/components/table/table-parts';
import { useRowSelection, type ListSize } from '@/components/table/use-row-selection';
import { flag } from '@/components/ui/flag';
import { tableText } from '@/lib/text/interface';

interface SelectableTableProps extends ListSize {
  caption: string;
  columns: Column[];
  rows: Row[];
  sorting: Sorting;
  firstNumber?: number;
  totals?: Totals[];
  /** Stands at the left of the bar while nothing is selected. */
  toolbar?: ReactNode;
  /** The buttons of the bar; they learn what is selected by useSelection. */
  actions: ReactNode;
  empty?: ReactNode;
}

/**
 * A list whose rows can be selected: by page, by Shift-click ranges, by arrow keys (with Shift they extend), all of it, or all that
 * is faulty. A new address of the page is a new list, so nothing that is out of sight stays selected.
 */
export function SelectableTable(props: SelectableTableProps) {
  return <AddressedTable key={props.sorting.address} {...props} />;
}

function AddressedTable(props: SelectableTableProps) {
  const { caption, columns, rows, sorting, firstNumber, totals, toolbar, actions, empty, totalRows, faultyRows } =
    props;
  const { table, state, selectAll, selectFaulty } = useRowSelection(rows, { totalRows, faultyRows });
  const leading = firstNumber === undefined ? 1 : 2;
  return (
    <SelectionContext value={state}>
      <BatchBar
        toolbar={toolbar}
        actions={actions}
        totalRows={totalRows}
        faultyRows={faultyRows}
        onSelectAll={selectAll}
        onSelectFaulty={selectFaulty}
      />
      <TableFrame caption={caption} contained>
        <TableHead
          columns={columns}
          sorting={sorting}
          numbered={firstNumber !== undefined}
          leading={
            <PageBox
              label={tableText.selectPage}
              checked={rows.length > 0 && table.getIsAllRowsSelected()}
              some={table.getIsSomeRowsSelected()}
              disabled={rows.length === 0}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          }
        />
        <tbody>
          {table.getRowModel().rows.map((row, index) => (
            <tr key={row.id} data-faulty={flag(row.original.faulty)} data-selected={flag(row.getIsSelected())}>
              <td data-kind="box">
                <RowBox
                  label={tableText.selectRow(row.original.label)}
                  checked={row.getIsSelected()}
                  onChange={row.getToggleSelectedHandler()}
                />
              </td>
              <RowCells
                columns={columns}
                row={row.original}
                number={firstNumber === undefined ? undefined : firstNumber + index}
              />
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr className="table-empty">
              <td colSpan={columns.length + leading}>{empty}</td>
            </tr>
          )}
        </tbody>
        {totals && rows.length > 0 && (
          <TableFoot columns={columns} totals={totals} numbered={firstNumber !== undefined} boxed />
        )}
      </TableFrame>
    </SelectionContext>
  );
}
