import type { CellText, GridShape, Typed, TypedRows } from '@/components/grid/grid-column';

/** What was typed into some rows before and after a step; undefined where nothing stood. */
export type RowChanges = Readonly<Record<string, Typed | undefined>>;

export interface Step {
  before: RowChanges;
  after: RowChanges;
}

/** A row's typed text with one cell written; undefined when nothing is left of it. Blank text is nothing typed. */
export function writeCell(
  before: Typed | undefined,
  { key, text }: Pick<CellText, 'key' | 'text'>,
  { columns }: Pick<GridShape, 'columns'>,
): Typed | undefined {
  const gone = new Set([key, ...(columns.find((column) => column.key === key)?.replaces ?? [])]);
  const rest = Object.entries(before ?? {}).filter(([other]) => !gone.has(other));
  const written = text.trim() === '' ? [] : [[key, text] as const];
  const after = Object.fromEntries([...rest, ...written]);
  // To clear a cell in which nothing was typed must not take away what its partner holds.
  if (written.length === 0 && before?.[key] === undefined) return before;
  return Object.keys(after).length === 0 ? undefined : after;
}

/** The step that writes these cells; null where nothing would change. Locked rows and columns that are only read stay as they are. */
export function stepOf(typed: TypedRows, cells: readonly CellText[], shape: GridShape): Step | null {
  const open = new Set(shape.rows.filter(({ locked }) => !locked).map(({ id }) => id));
  const editable = new Set(shape.columns.filter((column) => column.editable).map(({ key }) => key));
  const after: Record<string, Typed | undefined> = {};
  for (const cell of cells) {
    if (!open.has(cell.rowId) || !editable.has(cell.key)) continue;
    const now = cell.rowId in after ? after[cell.rowId] : typed[cell.rowId];
    after[cell.rowId] = writeCell(now, cell, shape);
  }
  const changed = Object.keys(after).filter((id) => !sameText(typed[id], after[id]));
  if (changed.length === 0) return null;
  return { before: pick(typed, changed), after: pick(after, changed) };
}

/** What is typed once the changes are made. */
export function withChanges(typed: TypedRows, changes: RowChanges): TypedRows {
  const rest = Object.entries(typed).filter(([id]) => !(id in changes));
  const changed = Object.entries(changes).filter((entry): entry is [string, Typed] => entry[1] !== undefined);
  return Object.fromEntries([...rest, ...changed]);
}

/** What is typed besides what has been saved: rows of which something else was typed meanwhile stay. */
export function unsaved(typed: TypedRows, saved: TypedRows): TypedRows {
  return Object.fromEntries(Object.entries(typed).filter(([id, row]) => !sameText(row, saved[id])));
}

function pick(rows: RowChanges, ids: readonly string[]): RowChanges {
  return Object.fromEntries(ids.map((id) => [id, rows[id]]));
}

function sameText(one: Typed | undefined, other: Typed | undefined): boolean {
  const [a, b] = [Object.entries(one ?? {}), Object.entries(other ?? {})];
  return a.length === b.length && a.every(([key, text]) => other?.[key] === text);
}
