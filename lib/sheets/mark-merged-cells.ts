import type { SheetRow } from './cell';

/**
 * Marks the cells that merged ranges cover, all but the first cell of each range: they look filled to a person, but
 * hold nothing of their own. Rows that are not there stay away.
 *
 * @param merges per range four numbers: first row (from 1), last row, first column (from 0), last column; the worker
 *   has cut them to the extent of the rows
 */
export function markMergedCells(rows: SheetRow[], merges: number[]): void {
  for (let range = 0; range < merges.length; range += 4) {
    const [firstRow = 0, lastRow = 0, firstColumn = 0, lastColumn = 0] = merges.slice(range, range + 4);
    for (let index = indexOfRow(rows, firstRow); index < rows.length; index += 1) {
      const row = rows[index];
      if (row === undefined || row.number > lastRow) break;
      markColumns(row, row.number === firstRow ? firstColumn + 1 : firstColumn, lastColumn);
    }
  }
}

function markColumns({ cells }: SheetRow, first: number, last: number): void {
  for (let column = first; column <= last; column += 1) {
    while (cells.length < column) cells.push(null);
    cells[column] = { text: '', kind: 'merged' };
  }
}

/** The index of the first row with this number or a higher one. */
function indexOfRow(rows: SheetRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
