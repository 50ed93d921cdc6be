import type { Cell, CellText, GridShape } from '@/components/grid/grid-column';
import { isEditable, type Range } from '@/components/grid/navigation';
import { compactText, trimText } from '@/lib/values/digits';

/** What became of pasted rows. */
export interface Pasted {
  cells: CellText[];
  /** Rows that were pasted, without a header. */
  rows: number;
  /** Rows beyond the last of the page. */
  beyond: number;
  /** Rows that nothing can be typed into. */
  locked: number;
  /** Names of rows that are not on the page. */
  unknown: string[];
}

/** Text from Excel or WPS as rows of cells: columns by tabs, a cell with tabs, quotes or line breaks of its own in quotes. */
export function parsePasted(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    const [, quoted, plain = '', end] = match;
    row.push(trimText(quoted === undefined ? plain : quoted.replaceAll('""', '"').replace(/[\r\n]+/g, ' ')));
    if (end !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end === '') break;
  }
  // Excel ends the last row as well.
  if (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

/**
 * Where pasted rows go: by the row's name where they begin with it (职工账号, then the amount), else from the active cell downwards; a single
 * text into all that is selected. A first row without any digit is a header.
 */
export function placePasted(rows: string[][], at: { active: Cell; range: Range }, shape: GridShape): Pasted {
  const data = hasHeader(rows) ? rows.slice(1) : rows;
  if (isKeyed(data, shape)) return byName(data, at.active, shape);
  const [only] = data;
  if (data.length === 1 && only?.length === 1 && at.range.bottom > at.range.top) {
    return byPlace(
      Array.from({ length: at.range.bottom - at.range.top + 1 }, () => only),
      { row: at.range.top, column: at.active.column },
      shape,
    );
  }
  return byPlace(data, at.active, shape);
}

function hasHeader([first = [], ...rest]: readonly string[][]): boolean {
  const title = first.join('');
  return rest.length > 0 && title !== '' && !/[0-9０-９]/.test(title);
}

/** Rows that begin with a name: one that is here, or what is too long for an amount. */
function isKeyed(rows: readonly string[][], { rows: here }: GridShape): boolean {
  if (rows.length === 0 || rows.some((row) => row.length < 2)) return false;
  const known = new Set(here.map(({ id }) => id));
  const names = rows.map(([name = '']) => compactText(name)).filter((name) => name !== '');
  return names.some((name) => known.has(name)) || (names.length > 0 && names.every((name) => /^\d{10,}$/.test(name)));
}

/** The last filled cell of each row goes into the active column, or where nothing can be typed there, into the last that takes text. */
function byName(rows: readonly string[][], { column }: Cell, { rows: here, columns }: GridShape): Pasted {
  const own = columns[column]?.editable ? columns[column] : columns.findLast(({ editable }) => editable);
  const places = new Map(here.map((row) => [row.id, row]));
  const named = rows.map(([name = '', ...rest]) => ({
    name: compactText(name),
    text: rest.findLast((cell) => cell !== '') ?? '',
  }));
  const found = named.flatMap(({ name, text }) => {
    const row = places.get(name);
    return row ? [{ row, text }] : [];
  });
  const open = found.filter(({ row }) => !row.locked);
  return {
    cells: open.map(({ row, text }) => ({ rowId: row.id, key: own?.key ?? '', text })),
    rows: rows.length,
    beyond: 0,
    locked: found.length - open.length,
    unknown: named.flatMap(({ name }) => (places.has(name) || name === '' ? [] : [name])),
  };
}

function byPlace(rows: readonly string[][], start: Cell, shape: GridShape): Pasted {
  const there = rows.map((texts, index) => ({ texts, place: start.row + index, row: shape.rows[start.row + index] }));
  const cells = there.flatMap(({ texts, place, row }) =>
    texts.flatMap((text, index): CellText[] => {
      const column = start.column + index;
      const key = shape.columns[column]?.key;
      const fits = row !== undefined && key !== undefined && isEditable({ row: place, column }, shape);
      return fits ? [{ rowId: row.id, key, text }] : [];
    }),
  );
  return {
    cells,
    rows: rows.length,
    beyond: there.filter(({ row }) => row === undefined).length,
    locked: there.filter(({ row }) => row?.locked).length,
    unknown: [],
  };
}
