import { type Cell, cellKinds, type SheetRow } from './cell';

/** Rows as row-packer.mjs sends them: texts joined by NUL, kinds and columns per cell, number and cell count per row. */
export interface PackedRows {
  texts: string;
  kinds: Uint8Array;
  columns: Uint16Array;
  rows: Uint32Array;
}

/** Appends the packed rows to `rows`. */
export function unpackRows(pack: PackedRows, rows: SheetRow[]): void {
  const texts = pack.texts.split('\0');
  let cell = 0;
  for (let index = 0; index < pack.rows.length; index += 2) {
    const cells: (Cell | null)[] = [];
    const end = cell + (pack.rows[index + 1] ?? 0);
    for (; cell < end; cell += 1) {
      const column = pack.columns[cell] ?? 0;
      while (cells.length < column) cells.push(null);
      cells[column] = { text: texts[cell] ?? '', kind: cellKinds[pack.kinds[cell] ?? 0] ?? 'text' };
    }
    rows.push({ number: pack.rows[index] ?? 0, cells });
  }
}
