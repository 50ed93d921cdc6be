import type { Cell, CellText, GridShape, TypedRows } from '@/components/grid/grid-column';
import { firstPlace, inside } from '@/components/grid/navigation';
import { stepOf, unsaved, withChanges, type Step } from '@/components/grid/typed-rows';

/** Text that is being typed into the active cell. `within`: arrow keys move in the text, as after F2, and not to the next cell. */
export interface Draft {
  text: string;
  within: boolean;
}

export interface GridState {
  /** Which page of the list this is; another one begins at its first cell. */
  page: string;
  typed: TypedRows;
  draft: Draft | null;
  active: Cell;
  /** The other corner of what is selected. */
  extent: Cell;
  past: readonly Step[];
  future: readonly Step[];
  /** After Escape, Tab leaves the grid. */
  leaving: boolean;
}

export type GridAction =
  | { do: 'go'; to: Cell; extend?: boolean }
  | { do: 'select'; from: Cell; to: Cell }
  | { do: 'type'; draft: Draft }
  | { do: 'commit' }
  | { do: 'cancel' }
  | { do: 'write'; cells: readonly CellText[] }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'leave' }
  | { do: 'replace'; typed: TypedRows }
  | { do: 'saved'; typed: TypedRows }
  | { do: 'turn'; page: string };

/** As many steps can be undone as people remember. */
const MOST_STEPS = 100;

export function emptyGrid(page: string, shape: GridShape): GridState {
  const active = firstPlace(shape);
  return { page, typed: {}, draft: null, active, extent: active, past: [], future: [], leaving: false };
}

/** What an action makes of the grid. Whatever leads away from a cell first takes over what is being typed there. */
export function afterAction(state: GridState, action: GridAction, shape: GridShape): GridState {
  switch (action.do) {
    case 'go': {
      const to = inside(action.to, shape);
      return { ...committed(state, shape), active: action.extend ? state.active : to, extent: to };
    }
    case 'select':
      return { ...committed(state, shape), active: inside(action.from, shape), extent: inside(action.to, shape) };
    case 'type':
      return { ...state, draft: action.draft, extent: state.active, leaving: false };
    case 'commit':
      return committed(state, shape);
    case 'cancel':
      return { ...state, draft: null };
    case 'write':
      return written(committed(state, shape), action.cells, shape);
    case 'undo':
      return undone(committed(state, shape));
    case 'redo':
      return redone(committed(state, shape));
    case 'leave':
      return { ...committed(state, shape), leaving: true };
    case 'replace':
      return { ...state, typed: action.typed, draft: null, past: [], future: [] };
    case 'saved': {
      const rested = committed(state, shape);
      return { ...rested, typed: unsaved(rested.typed, action.typed), past: [], future: [] };
    }
    case 'turn':
      return { ...emptyGrid(action.page, shape), typed: state.typed };
  }
}

/** The text that was being typed stands in its cell. */
function committed(state: GridState, shape: GridShape): GridState {
  const rested = { ...state, draft: null, leaving: false };
  const cells = draftCells(state, shape);
  return cells.length === 0 ? rested : written(rested, cells, shape);
}

/** What is being typed, as a cell to write. */
function draftCells({ draft, active }: GridState, { rows, columns }: GridShape): CellText[] {
  const [rowId, key] = [rows[active.row]?.id, columns[active.column]?.key];
  return draft && rowId !== undefined && key !== undefined ? [{ rowId, key, text: draft.text.trim() }] : [];
}

/** What is typed, with what is just being typed. */
export function typedNow(state: GridState, shape: GridShape): TypedRows {
  const step = stepOf(state.typed, draftCells(state, shape), shape);
  return step ? withChanges(state.typed, step.after) : state.typed;
}

function written(state: GridState, cells: readonly CellText[], shape: GridShape): GridState {
  const step = stepOf(state.typed, cells, shape);
  if (!step) return state;
  return {
    ...state,
    typed: withChanges(state.typed, step.after),
    past: [...state.past, step].slice(-MOST_STEPS),
    future: [],
  };
}

function undone(state: GridState): GridState {
  const step = state.past.at(-1);
  if (!step) return state;
  const typed = withChanges(state.typed, step.before);
  return { ...state, typed, past: state.past.slice(0, -1), future: [step, ...state.future] };
}

function redone(state: GridState): GridState {
  const [step, ...future] = state.future;
  if (!step) return state;
  return { ...state, typed: withChanges(state.typed, step.after), past: [...state.past, step], future };
}
