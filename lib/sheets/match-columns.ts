import type { Cell, SheetRow } from './cell';
import { foldHeader } from './fold-header';
import type { SheetRefusal } from './read-rows';
import { isTotalsLine } from './totals-line';

export interface SheetColumn {
  key: string;
  /** As the template writes it. */
  title: string;
  /** Other titles it is known by, the better ones first. */
  synonyms: readonly string[];
  required: boolean;
  /** A group: at least one of the columns that name it has to be there, such as base or monthly amount. */
  oneOf?: string;
}

export interface MatchedColumns {
  ok: true;
  /** Number of the header row in the sheet. */
  headerRow: number;
  /** Cell index by column key. */
  columns: Map<string, number>;
  /** Titles of required columns that are not there; of a group, its titles joined by /. */
  unmatched: string[];
  /** Columns of the file that are none of ours. */
  ignored: { title: string; index: number }[];
  /** The rows below the header, without totals lines. */
  dataRows: SheetRow[];
  /** Numbers of the totals lines that were left out. */
  totalsRows: number[];
}

const rowsToSearch = 20;

/**
 * Finds the header among the first 20 rows, be it below titles of the unit's own, and says which column stands where
 * (screens 1.4). The row that names most columns is the header; one that names fewer than two is none. Refuses
 * ('no-header', 'duplicate-header') rather than take one column for another.
 */
export function matchColumns(
  rows: readonly SheetRow[],
  columns: readonly SheetColumn[],
): MatchedColumns | SheetRefusal {
  const needed = Math.min(2, columns.length);
  let best: { index: number; header: SheetRow; matches: Match[] } | undefined;
  for (const [index, header] of rows.slice(0, rowsToSearch).entries()) {
    const matches = matchHeader(header, columns);
    if (matches.length >= needed && matches.length > (best?.matches.length ?? 0)) best = { index, header, matches };
  }
  if (best === undefined)
    return refuse(
      'no-header',
      columns.filter(isNeeded).map(({ title }) => title),
    );
  const duplicates = best.matches.filter(({ isAmbiguous }) => isAmbiguous).map(({ text }) => text.trim());
  if (duplicates.length > 0) return refuse('duplicate-header', duplicates);
  const below = rows.slice(best.index + 1);
  const indexes = new Map(best.matches.map(({ key, index }) => [key, index]));
  const totals = new Set(below.filter(isTotalsLine));
  return {
    ok: true,
    headerRow: best.header.number,
    columns: indexes,
    unmatched: findUnmatched(columns, indexes),
    ignored: findIgnored(best.header, new Set(indexes.values())),
    dataRows: below.filter((row) => !totals.has(row)),
    totalsRows: [...totals].map(({ number }) => number),
  };
}

interface Match {
  key: string;
  index: number;
  text: string;
  /** Another cell bears the same title. */
  isAmbiguous: boolean;
}

/** A column takes the cell with its title or, failing that, with the first of its synonyms that is there. */
function matchHeader({ cells }: SheetRow, columns: readonly SheetColumn[]): Match[] {
  const titles = cells.map((cell) => (isTitle(cell) ? foldHeader(cell.text) : ''));
  const matches: Match[] = [];
  for (const { key, title, synonyms } of columns) {
    const name = [title, ...synonyms].map(foldHeader).find((known) => titles.includes(known));
    if (name === undefined) continue;
    const index = titles.indexOf(name);
    const isAmbiguous = titles.lastIndexOf(name) !== index;
    matches.push({ key, index, text: cells[index]?.text ?? '', isAmbiguous });
  }
  return matches;
}

function isTitle(cell: Cell | null): cell is Cell {
  return cell !== null && cell.kind !== 'merged' && foldHeader(cell.text) !== '';
}

function isNeeded({ required, oneOf }: SheetColumn): boolean {
  return required || oneOf !== undefined;
}

function findUnmatched(columns: readonly SheetColumn[], indexes: ReadonlyMap<string, number>): string[] {
  const groups = new Map<string, SheetColumn[]>();
  for (const column of columns.filter(isNeeded)) {
    const group = column.oneOf ?? column.key;
    groups.set(group, [...(groups.get(group) ?? []), column]);
  }
  return [...groups.values()]
    .filter((group) => !group.some(({ key }) => indexes.has(key)))
    .map((group) => group.map(({ title }) => title).join(' / '));
}

function findIgnored({ cells }: SheetRow, used: ReadonlySet<number>): { title: string; index: number }[] {
  return cells.flatMap((cell, index) =>
    isTitle(cell) && !used.has(index) ? [{ title: cell.text.trim(), index }] : [],
  );
}

function refuse(code: 'no-header' | 'duplicate-header', titles: string[]): SheetRefusal {
  return { ok: false, code, values: { titles: titles.join('、') } };
}
