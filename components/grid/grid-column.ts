import type { Tone } from '@/components/ui/tone';

/** A column of a grid in which cells are typed. Plain data. */
export interface GridColumn {
  key: string;
  /** The manual's word; the unit is added behind it. */
  title: string;
  unit?: string;
  kind: 'row-number' | 'text' | 'code' | 'money' | 'status';
  /** Any CSS width for a grid's track. */
  width: string;
  editable?: boolean;
  /** Columns whose text goes when this one is typed, because each follows from the other. */
  replaces?: readonly string[];
  /** Stays in sight while the others scroll sideways. */
  sticky?: boolean;
}

/** A row by its id, which is also the first thing that pasted rows may name it by. Nothing can be typed into a locked one. */
export interface GridRow {
  id: string;
  label: string;
  locked?: boolean;
}

/** What a row shows: texts by column, faults by column, and what the status column says of it. */
export interface RowView {
  cells: Readonly<Record<string, string>>;
  faults: Readonly<Record<string, string>>;
  status?: { tone: Tone; text: string };
}

/** Text by column key, as typed. */
export type Typed = Readonly<Record<string, string>>;

/** What was typed, by row id; rows of other pages too. */
export type TypedRows = Readonly<Record<string, Typed>>;

/** A cell by its place on the page. */
export interface Cell {
  row: number;
  column: number;
}

/** What of a grid its rules need to know. */
export interface GridShape {
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
}

/** One text for one cell. */
export interface CellText {
  rowId: string;
  key: string;
  text: string;
}
