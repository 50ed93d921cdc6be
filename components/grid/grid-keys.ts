import type { Cell, GridShape } from '@/components/grid/grid-column';
import type { GridState } from '@/components/grid/grid-state';
import { cellBeside, nextEditable } from '@/components/grid/navigation';

/** What of a key press counts. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** What a key asks for. */
export type Command =
  | { to: Cell; extend?: boolean }
  | 'edit'
  | 'cancel'
  | 'leave'
  | 'clear'
  | 'fill-down'
  | 'undo'
  | 'redo'
  | 'select-all'
  | 'next-fault';

type Place = Pick<GridState, 'active' | 'extent' | 'draft' | 'leaving'>;

/** The command of a key, as in a sheet; null for a key that is the input's own, or the browser's. */
export function commandOf(press: KeyPress, place: Place, { shape, page }: { shape: GridShape; page: number }) {
  if (press.altKey) return null;
  if (press.key === 'F8') return 'next-fault';
  const control = press.ctrlKey || press.metaKey;
  if (control) return controlCommand(press, place, shape);
  if (press.key === 'Enter' || press.key === 'Tab') return stepCommand(press, place, shape);
  if (press.key === 'Escape') return place.draft ? 'cancel' : 'leave';
  if (place.draft) return draftCommand(press, { ...place, draft: place.draft }, shape);
  if (press.key === 'F2') return 'edit';
  if (press.key === 'Delete' || press.key === 'Backspace') return 'clear';
  return moveCommand(press, place, { shape, page });
}

function controlCommand({ key, shiftKey }: KeyPress, place: Place, { rows, columns }: GridShape): Command | null {
  const letter = key.toLowerCase();
  if (letter === 'd') return 'fill-down';
  // While a cell is typed, these belong to its text.
  if (place.draft) return null;
  const from = shiftKey ? place.extent : place.active;
  const edges: Record<string, Cell> = {
    Home: { row: 0, column: 0 },
    End: { row: rows.length - 1, column: columns.length - 1 },
    ArrowUp: { ...from, row: 0 },
    ArrowDown: { ...from, row: rows.length - 1 },
    ArrowLeft: { ...from, column: 0 },
    ArrowRight: { ...from, column: columns.length - 1 },
  };
  const edge = edges[key];
  if (edge) return { to: edge, extend: shiftKey };
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  if (letter === 'y') return 'redo';
  return letter === 'a' ? 'select-all' : null;
}

/** Enter goes down, Tab to the next cell that can be typed; with Shift the other way. After the last cell, or after Escape, Tab leaves. */
function stepCommand({ key, shiftKey }: KeyPress, { active, leaving }: Place, shape: GridShape): Command | null {
  const step = shiftKey ? -1 : 1;
  if (key === 'Enter') return { to: cellBeside(active, [step, 0], shape) };
  const next = leaving ? null : nextEditable(active, step, shape);
  return next && { to: next };
}

function draftCommand(
  { key }: KeyPress,
  { active, draft }: Place & { draft: { within: boolean } },
  shape: GridShape,
): Command | null {
  if (key === 'ArrowUp') return { to: cellBeside(active, [-1, 0], shape) };
  if (key === 'ArrowDown') return { to: cellBeside(active, [1, 0], shape) };
  if (draft.within) return null;
  if (key === 'ArrowLeft') return { to: cellBeside(active, [0, -1], shape) };
  return key === 'ArrowRight' ? { to: cellBeside(active, [0, 1], shape) } : null;
}

function moveCommand(
  { key, shiftKey }: KeyPress,
  { active, extent }: Place,
  { shape, page }: { shape: GridShape; page: number },
): Command | null {
  const from = shiftKey ? extent : active;
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [0, -shape.columns.length],
    End: [0, shape.columns.length],
  };
  const step = steps[key];
  return step ? { to: cellBeside(from, step, shape), extend: shiftKey } : null;
}
