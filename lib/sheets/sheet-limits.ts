/** What an uploaded file may cost. Everything is counted while it is read, not as the file declares it. */
export interface SheetLimits {
  fileBytes: number;
  /** Parts in the archive. */
  entries: number;
  /** All parts unpacked, together. */
  inflatedBytes: number;
  /** Unpacked to packed size of one part, judged above 10 MB. */
  ratio: number;
  /** Rows that show something; some fifty more may stand around them as titles and totals. */
  rows: number;
  columns: number;
  cells: number;
  cellCharacters: number;
  /** Characters of all cells together: one shared text may be named by millions of cells. */
  characters: number;
  /** Time from the start of the worker to its last row. */
  milliseconds: number;
  /** JavaScript memory of the worker. */
  megabytes: number;
}

export const sheetLimits: SheetLimits = {
  fileBytes: 20 * 1024 * 1024,
  entries: 1000,
  inflatedBytes: 300 * 1024 * 1024,
  ratio: 200,
  rows: 100_000,
  columns: 256,
  cells: 3_000_000,
  cellCharacters: 32_767,
  characters: 100_000_000,
  milliseconds: 60_000,
  megabytes: 512,
};
