'use client';

import { memo } from 'react';
import type { GridColumn, GridRow, RowView } from '@/components/grid/grid-column';
import { Status } from '@/components/ui/status';
import { tableText } from '@/lib/text/interface';

interface GridLineProps {
  gridId: string;
  columns: readonly GridColumn[];
  row: GridRow;
  view: RowView;
  /** Its place on the page, and the number that it shows. */
  place: number;
  number: number;
  /** The selected columns; -1 where the row is not selected. */
  left: number;
  right: number;
}

/** One row of the grid. Drawn anew only when something of it changes. */
export const GridLine = memo(function GridLine(props: GridLineProps) {
  const { gridId, columns, row, view, place, number, left, right } = props;
  const note = columns.findIndex(({ kind }) => kind === 'status');
  return (
    <div role="row" className="grid-line" data-line aria-rowindex={place + 2} data-locked={row.locked || undefined}>
      {columns.map((column, index) => {
        const text = column.kind === 'row-number' ? String(number) : (view.cells[column.key] ?? '');
        const fault = view.faults[column.key];
        return (
          <div
            key={column.key}
            id={cellId(gridId, place, index)}
            role="gridcell"
            className="grid-cell"
            data-cell={index}
            data-kind={column.kind}
            data-sticky={column.sticky}
            data-editable={(column.editable && !row.locked) || undefined}
            aria-colindex={index + 1}
            aria-readonly={!column.editable || row.locked || undefined}
            aria-selected={index >= left && index <= right && left >= 0}
            aria-invalid={fault === undefined ? undefined : true}
            aria-describedby={fault === undefined || note < 0 ? undefined : cellId(gridId, place, note)}
            title={fault ?? (column.kind === 'status' ? view.status?.text : undefined)}
          >
            {column.kind === 'status'
              ? view.status && <Status tone={view.status.tone}>{view.status.text}</Status>
              : text === ''
                ? !column.editable && <span className="no-value">{tableText.empty}</span>
                : text}
          </div>
        );
      })}
    </div>
  );
});

/** The id of a cell, by which the input says where it lies. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${String(row)}-${String(column)}`;
}
