'use client';

import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { rowSelectionFeature, tableFeatures, useTable, type RowSelectionState } from '@tanstack/react-table';
import { BatchBar } from '@/components/table/batch-bar';
import type { Column, Row, Totals } from '@/components/table/column';
import { SelectionContext, type Selection } from '@/components/table/selection';
import { TableFrame } from '@/components/table/table-frame';
import { RowCells, TableFoot, TableHead, type Sorting } from '@/components/table/table-parts';
import { tableText } from '@/lib/text/interface';

const features = tableFeatures({ rowSelectionFeature });
const NO_COLUMNS: { id: string }[] = [];

type SelectableTableProps = {
  caption: string;
  columns: Column[];
  rows: Row[];
  sorting: Sorting;
  /** How many rows the list holds on all pages, and how many of those are faulty. */
  totalRows: number;
  faultyRows?: number;
  firstNumber?: number;
  totals?: Totals[];
  /** Stands at the left of the bar while nothing is selected. */
  toolbar?: ReactNode;
  /** The buttons of the bar; they learn what is selected by useSelection. */
  actions: ReactNode;
  empty?: ReactNode;
};

/**
 * A list whose rows can be selected: by page, by Shift-click ranges, by arrow keys (with Shift they extend), all of it, or all that
 * is faulty. A new address of the page is a new list, so nothing that is out of sight stays selected.
 */
export function SelectableTable(props: SelectableTableProps) {
  return <AddressedTable key={props.sorting.address} {...props} />;
}

function AddressedTable(props: SelectableTableProps) {
  const { caption, columns, rows, sorting, firstNumber, totals, toolbar, actions, empty } = props;
  const [reach, setReach] = useState<Selection['reach']>('rows');
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const table = useTable({
    features,
    columns: NO_COLUMNS,
    data: rows,
    getRowId: (row) => row.id,
    state: { rowSelection },
    onRowSelectionChange: (change) => {
      setReach('rows');
      setRowSelection(change);
    },
  });
  const numbered = firstNumber !== undefined;
  const ids = rows.filter((row) => rowSelection[row.id]).map((row) => row.id);
  const count = { rows: ids.length, all: props.totalRows, faulty: props.faultyRows ?? 0 }[reach];
  const key = ids.join(' ');

  function select(next: Selection['reach'], chosen: Row[]) {
    setReach(next);
    setRowSelection(Object.fromEntries(chosen.map((row) => [row.id, true])));
  }

  const state = useMemo(
    () => ({
      selection: reach === 'rows' ? { reach, ids: key === '' ? [] : key.split(' ') } : { reach },
      count,
      clear: () => {
        setReach('rows');
        setRowSelection({});
      },
    }),
    [reach, key, count],
  );

  return (
    <SelectionContext value={state}>
      <BatchBar
        toolbar={toolbar}
        actions={actions}
        totalRows={props.totalRows}
        faultyRows={props.faultyRows}
        onSelectAll={() => select('all', rows)}
        onSelectFaulty={() =>
          select(
            'faulty',
            rows.filter((row) => row.faulty),
          )
        }
      />
      <TableFrame caption={caption} contained onKeyDown={walkBoxes}>
        <TableHead
          columns={columns}
          sorting={sorting}
          numbered={numbered}
          leading={
            <label className="row-box">
              <input
                type="checkbox"
                aria-label={tableText.selectPage}
                checked={rows.length > 0 && table.getIsAllRowsSelected()}
                ref={(box) => {
                  if (box) box.indeterminate = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
                }}
                disabled={rows.length === 0}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </label>
          }
        />
        <tbody>
          {table.getRowModel().rows.map((row, index) => (
            <tr
              key={row.id}
              data-faulty={row.original.faulty || undefined}
              data-selected={row.getIsSelected() || undefined}
            >
              <td data-kind="box">
                <label className="row-box">
                  <input
                    type="checkbox"
                    data-row-box
                    aria-label={tableText.selectRow(row.original.label)}
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </label>
              </td>
              <RowCells columns={columns} row={row.original} number={numbered ? firstNumber + index : undefined} />
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr className="table-empty">
              <td colSpan={columns.length + (numbered ? 2 : 1)}>{empty}</td>
            </tr>
          )}
        </tbody>
        {totals && rows.length > 0 && <TableFoot columns={columns} totals={totals} leadingColumns={numbered ? 2 : 1} />}
      </TableFrame>
    </SelectionContext>
  );
}

/** Up and Down go from box to box; with Shift the next one takes the state of this one, as cells do in a sheet. */
function walkBoxes(event: KeyboardEvent<HTMLElement>) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !('rowBox' in box.dataset)) return;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[data-row-box]')];
  const next = boxes[boxes.indexOf(box) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (event.shiftKey && next.checked !== box.checked) next.click();
}
