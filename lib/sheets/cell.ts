/**
 * What a cell is in its file. 'formula': nothing was evaluated, `text` is the stored value, if there is one. 'merged':
 * covered by a cell merged over it, so it shows nothing of its own.
 */
export const cellKinds = ['text', 'number', 'date', 'boolean', 'formula', 'error', 'merged'] as const;

export type CellKind = (typeof cellKinds)[number];

/**
 * A cell as a person sees it, as far as the file tells. Texts stand as they are, spaces included. Numbers stand as their
 * shortest exact decimal text; an ID number stored as a number keeps kind 'number', so that the rule can say so.
 * Days are YYYY-MM-DD, booleans TRUE or FALSE, errors such as #N/A.
 */
export interface Cell {
  text: string;
  kind: CellKind;
}

/** One row of a sheet. Where the sheet is blank the cell is null; rows end with their last cell. */
export interface SheetRow {
  /** The row's number in the sheet, from 1, as Excel shows it. In a CSV: the number of the record. */
  number: number;
  cells: (Cell | null)[];
}
