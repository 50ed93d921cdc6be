'use client';

import { rowSelectionFeature, tableFeatures, useTable, type RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Row } from '@/components/table/column';
import type { Selection } from '@/components/table/selection';

const features = tableFeatures({ rowSelectionFeature });
const NO_COLUMNS: { id: string }[] = [];

/** How many rows a list holds on all its pages, and how many of them are faulty. */
export interface ListSize {
  totalRows: number;
  faultyRows?: number;
}

/**
 * Which rows of a page are selected, and how far the selection reaches: those rows, the whole list, or all that is faulty in it. To
 * tick a single row brings the reach back to the rows of the page.
 */
export function useRowSelection(rows: Row[], size: ListSize) {
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

  function select(next: Selection['reach'], chosen: Row[]) {
    setReach(next);
    setRowSelection(Object.fromEntries(chosen.map((row) => [row.id, true])));
  }

  // A row that was submitted is gone from the page while its tick is still remembered: only rows that are there count.
  const key = JSON.stringify(rows.filter((row) => rowSelection[row.id]).map((row) => row.id));
  const { totalRows, faultyRows = 0 } = size;
  const state = useMemo(() => {
    const ids = JSON.parse(key) as string[];
    const selectRows = (chosen: readonly string[]) => {
      setReach('rows');
      setRowSelection(Object.fromEntries(chosen.map((id) => [id, true])));
    };
    return {
      selection: reach === 'rows' ? { reach, ids } : { reach },
      count: { rows: ids.length, all: totalRows, faulty: faultyRows }[reach],
      select: selectRows,
      clear: () => selectRows([]),
    };
  }, [reach, key, totalRows, faultyRows]);

  return {
    table,
    state,
    selectAll: () => select('all', rows),
    selectFaulty: () =>
      select(
        'faulty',
        rows.filter((row) => row.faulty),
      ),
  };
}
