import type { Cell, CellText, GridShape } from '@/components/grid/grid-column';
import type { Range } from '@/components/grid/navigation';

type TextOf = (cell: Cell) => string;

/** 向下填充: what stands in the first selected row goes into those below; with one row selected, what stands above goes into it. */
export function fillDown(range: Range, shape: GridShape, textOf: TextOf): CellText[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  return cellsIn({ ...range, top: source + 1 }, shape).map(({ rowId, key, cell }) => ({
    rowId,
    key,
    text: textOf({ row: source, column: cell.column }),
  }));
}

/** The selected cells emptied. */
export function cleared(range: Range, shape: GridShape): CellText[] {
  return cellsIn(range, shape).map(({ rowId, key }) => ({ rowId, key, text: '' }));
}

/** The selected cells as Excel takes them: columns by tabs, rows by line breaks. */
export function copied(range: Range, textOf: TextOf): string {
  const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, index) => range.top + index);
  const columns = Array.from({ length: range.right - range.left + 1 }, (_, index) => range.left + index);
  return rows.map((row) => columns.map((column) => textOf({ row, column })).join('\t')).join('\n');
}

/** The cells of a range that can be typed, without the locked rows. */
function cellsIn({ top, bottom, left, right }: Range, { rows, columns }: GridShape) {
  return rows.slice(top, bottom + 1).flatMap((row, index) =>
    columns.slice(left, right + 1).flatMap((column, offset) => {
      const cell = { row: top + index, column: left + offset };
      return column.editable && !row.locked ? [{ rowId: row.id, key: column.key, cell }] : [];
    }),
  );
}
