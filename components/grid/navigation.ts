import type { Cell, GridShape } from '@/components/grid/grid-column';

/** The cells between two corners, both included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rangeOf(one: Cell, other: Cell): Range {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The cell so many rows and columns away, no further than the edge. */
export function cellBeside({ row, column }: Cell, [rows, columns]: readonly [number, number], shape: GridShape): Cell {
  return inside({ row: row + rows, column: column + columns }, shape);
}

/** The nearest cell that the page has. */
export function inside({ row, column }: Cell, { rows, columns }: GridShape): Cell {
  return { row: within(row, rows.length), column: within(column, columns.length) };
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}

/** Whether something can be typed there. */
export function isEditable({ row, column }: Cell, { rows, columns }: GridShape): boolean {
  return columns[column]?.editable === true && rows[row] !== undefined && !rows[row].locked;
}

/** Where Tab leads: the next cell that can be typed, row by row; null after the last, where Tab leaves the grid. */
export function nextEditable(from: Cell, step: 1 | -1, shape: GridShape): Cell | null {
  return firstFrom(from, { step, shape, wanted: (cell) => isEditable(cell, shape) });
}

/** The next cell at fault, from the top again after the last; null where there is none. */
export function nextFault(from: Cell, shape: GridShape, isFaulty: (cell: Cell) => boolean): Cell | null {
  const search = { step: 1, shape, wanted: isFaulty } as const;
  return firstFrom(from, search) ?? firstFrom({ row: 0, column: -1 }, search);
}

interface Search {
  step: 1 | -1;
  shape: GridShape;
  wanted: (cell: Cell) => boolean;
}

function firstFrom({ row, column }: Cell, { step, shape, wanted }: Search): Cell | null {
  const width = shape.columns.length;
  const last = shape.rows.length * width;
  for (let place = row * width + column + step; place >= 0 && place < last; place += step) {
    const cell = { row: Math.floor(place / width), column: place % width };
    if (wanted(cell)) return cell;
  }
  return null;
}

/** The first cell that can be typed in the column that is typed most, which is the last one. */
export function firstPlace({ columns, rows }: GridShape): Cell {
  const column = columns.findLastIndex(({ editable }) => editable);
  const row = rows.findIndex(({ locked }) => !locked);
  return { row: Math.max(0, row), column: Math.max(0, column) };
}
