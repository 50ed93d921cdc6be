'use client';

import { useMemo, useReducer, useRef, useState } from 'react';
import type {
  Cell,
  CellText,
  GridColumn,
  GridRow,
  GridShape,
  RowView,
  Typed,
  TypedRows,
} from '@/components/grid/grid-column';
import { firstOfPartners } from '@/components/grid/first-of-partners';
import type { Command } from '@/components/grid/grid-keys';
import { afterAction, emptyGrid, typedNow, type GridAction, type GridState } from '@/components/grid/grid-state';
import { inside, isEditable, nextFault, rangeOf } from '@/components/grid/navigation';
import { pasteReport } from '@/components/grid/paste-report';
import { parsePasted, placePasted } from '@/components/grid/pasted-text';
import { cleared, copied, fillDown } from '@/components/grid/range-texts';
import { stepOf, withChanges } from '@/components/grid/typed-rows';
import { gridText } from '@/lib/text/grid';
import { readMoney } from '@/lib/values/money';

interface EntryGridSettings<Row extends GridRow> {
  /** The address of this page of the list; what is typed stays when it changes. */
  page: string;
  rows: readonly Row[];
  columns: readonly GridColumn[];
  /** What a row shows for what is typed in it. The same typed text must give the same view. */
  viewOf: (row: Row, typed: Typed | undefined) => RowView;
}

export type EntryGridControl = ReturnType<typeof useEntryGrid<GridRow>>;

/** A grid in which cells are typed, pasted, filled and undone: its state, and what can be done to it. */
export function useEntryGrid<Row extends GridRow>({ page, rows, columns, viewOf }: EntryGridSettings<Row>) {
  const grid = useGridState(page, rows, columns);
  const { state, dispatch, shape, typed, active, range } = grid;
  const [report, setReport] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const look = lookingAt(rows, { columns, typed, viewOf });

  function focus() {
    input.current?.focus({ preventScroll: true });
  }

  function paste(text: string) {
    const pasted = placePasted(parsePasted(text), { active, range }, shape);
    const { kept, dropped } = firstOfPartners(pasted.cells, shape);
    const after = afterWriting(state.typed, kept, shape);
    const touched = new Set(kept.map(({ rowId }) => rowId));
    const views = new Map(rows.filter(({ id }) => touched.has(id)).map((row) => [row.id, viewOf(row, after[row.id])]));
    const faulty = [...views.values()].filter(isFaulty).length;
    const differing = dropped.filter((cell) => differs(cell, views.get(cell.rowId))).length;
    dispatch({ do: 'write', cells: kept });
    setReport(pasteReport(pasted, { faulty, differing }));
  }

  /** To the next fault of the page; `elsewhere` are those on other pages. */
  function goToFault(elsewhere = 0) {
    const found = nextFault(active, shape, look.isFaultyAt);
    if (found) dispatch({ do: 'go', to: found });
    setReport(found ? '' : elsewhere > 0 ? gridText.noFaultHere(String(elsewhere)) : gridText.noFault);
    focus();
  }

  /** To a cell by its column and row; false where the row is not on this page. */
  function goTo(key: string, rowId: string): boolean {
    const row = rows.findIndex(({ id }) => id === rowId);
    const column = columns.findIndex((one) => one.key === key);
    if (row < 0 || column < 0) return false;
    dispatch({ do: 'go', to: { row, column } });
    focus();
    return true;
  }

  function write(cells: readonly CellText[]) {
    dispatch({ do: 'write', cells });
  }

  function run(command: Command) {
    if (typeof command === 'object') return dispatch({ do: 'go', ...command });
    switch (command) {
      case 'edit':
        if (!isEditable(active, shape)) return;
        return dispatch({ do: 'type', draft: { text: look.textAt(active), within: true } });
      case 'clear':
        return write(cleared(range, shape));
      case 'fill-down':
        return write(firstOfPartners(fillDown(range, shape, look.textAt), shape).kept);
      case 'select-all':
        return dispatch({
          do: 'select',
          from: { row: 0, column: 0 },
          to: { row: rows.length, column: columns.length },
        });
      case 'next-fault':
        return goToFault();
      case 'cancel':
      case 'leave':
      case 'undo':
      case 'redo':
        return dispatch({ do: command });
    }
  }

  return {
    ...{ ...grid, ...look, input, report, focus, paste, goToFault, goTo, write, run },
    copy: () => copied(range, look.textAt),
    /** The rows that are selected and can be typed into. */
    selectedRows: rows.slice(range.top, range.bottom + 1).filter(({ locked }) => !locked),
  };
}

function useGridState<Row extends GridRow>(page: string, rows: readonly Row[], columns: readonly GridColumn[]) {
  const shape = useMemo(() => ({ rows, columns }), [rows, columns]);
  const [state, dispatch] = useReducer(
    (before: GridState, action: GridAction) => afterAction(before, action, shape),
    null,
    () => emptyGrid(page, shape),
  );
  if (state.page !== page) dispatch({ do: 'turn', page });
  const typed = useMemo(() => typedNow(state, shape), [state, shape]);
  const [active, extent] = [inside(state.active, shape), inside(state.extent, shape)];
  return { state, dispatch, shape, typed, active, extent, range: rangeOf(active, extent) };
}

interface Looked<Row> extends Pick<EntryGridSettings<Row & GridRow>, 'columns'> {
  typed: TypedRows;
  viewOf: (row: Row, typed: Typed | undefined) => RowView;
}

/** What the grid shows at its places now. */
function lookingAt<Row extends GridRow>(rows: readonly Row[], { columns, typed, viewOf }: Looked<Row>) {
  function viewAt(row: number): RowView | undefined {
    const found = rows[row];
    return found && viewOf(found, typed[found.id]);
  }

  return {
    viewAt,
    textAt: ({ row, column }: Cell) => viewAt(row)?.cells[columns[column]?.key ?? ''] ?? '',
    isFaultyAt: ({ row, column }: Cell) => viewAt(row)?.faults[columns[column]?.key ?? ''] !== undefined,
  };
}

function afterWriting(typed: TypedRows, cells: readonly CellText[], shape: GridShape): TypedRows {
  const step = stepOf(typed, cells, shape);
  return step ? withChanges(typed, step.after) : typed;
}

/** Whether an amount that was pasted beside its partner is another than follows from that. */
function differs({ key, text }: CellText, view: RowView | undefined): boolean {
  if (!view || isFaulty(view)) return false;
  const [pasted, follows] = [readMoney(text), readMoney(view.cells[key] ?? '')];
  return !(pasted.ok && follows.ok && pasted.fen === follows.fen);
}

function isFaulty(view: RowView): boolean {
  return Object.keys(view.faults).length > 0;
}
