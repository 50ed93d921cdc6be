import { columnOf } from './cell-reference.mjs';
import { ReadRefusal } from './read-refusal.mjs';

const mostRanges = 20_000;

/** The merged ranges of a sheet: four numbers each, first row (from 1), last row, first column (from 0), last column. */
export class MergedRanges {
  /** @type {number[]} */
  ranges = [];

  /** @param {string | undefined} range such as A4:A5 */
  add(range) {
    const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(range ?? '');
    if (match === null) return;
    if (this.ranges.length === mostRanges * 4) throw new ReadRefusal('too-many-cells');
    const [, firstColumn = '', firstRow, lastColumn = '', lastRow] = match;
    this.ranges.push(Number(firstRow), Number(lastRow), columnOf(firstColumn), columnOf(lastColumn));
  }

  /**
   * Cuts the ranges to the rows and columns in use, so that a range over a whole sheet costs nothing, and refuses
   * more of them than there can be cells.
   *
   * @param {{ lastRow: number, width: number, cells: number }} extent
   */
  within({ lastRow, width, cells }) {
    const cut = [];
    let covered = 0;
    for (let index = 0; index < this.ranges.length; index += 4) {
      const [top = 0, bottom = 0, left = 0, right = 0] = this.ranges.slice(index, index + 4);
      const end = Math.min(bottom, lastRow);
      const edge = Math.min(right, width - 1);
      if (end < top || edge < left) continue;
      covered += (end - top + 1) * (edge - left + 1);
      if (covered > cells) throw new ReadRefusal('too-many-cells');
      cut.push(top, end, left, edge);
    }
    return cut;
  }
}
