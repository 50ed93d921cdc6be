import { ReadRefusal } from './read-refusal.mjs';

/**
 * Rows as they travel from the worker: one text with a NUL between cells (no cell can hold one) and typed arrays,
 * because a copy of many small objects costs more than reading them.
 *
 * @typedef {object} PackedRows
 * @property {string} texts
 * @property {Uint8Array} kinds per cell: index into the list of kinds the reader was given
 * @property {Uint16Array} columns per cell, from 0
 * @property {Uint32Array} rows per row: its number in the sheet, then how many cells it has
 */

/** @typedef {{ column: number, kind: string, text: string, isUncomputed?: boolean }} PackedCell */

const rowsPerPack = 2000;

/** Titles, headers and totals that stand around the rows the limit is about. */
const rowsBesides = 50;

/** Collects the rows that show something, holds them to the limits and sends them off in packs. */
export class RowPacker {
  rowCount = 0;
  cellCount = 0;
  characters = 0;
  rowNumber = 0;
  /** Columns in use. */
  width = 0;
  /** @type {PackedCell[]} */
  row = [];
  /** @type {string[]} */
  texts = [];
  /** @type {number[]} */
  kinds = [];
  /** @type {number[]} */
  columns = [];
  /** @type {number[]} */
  rows = [];

  /**
   * @param {object} options
   * @param {readonly string[]} options.kinds
   * @param {{ rows: number, columns: number, cells: number, cellCharacters: number, characters: number }} options.limits
   * @param {(pack: PackedRows) => void} options.send
   */
  constructor({ kinds, limits, send }) {
    this.limits = limits;
    this.send = send;
    this.kindCodes = new Map(kinds.map((kind, code) => [kind, code]));
  }

  /** @param {number} number of the row in its sheet, from 1 */
  startRow(number) {
    this.rowNumber = number;
    this.row = [];
  }

  /** @param {PackedCell} cell */
  addCell(cell) {
    if (cell.kind !== 'formula' && cell.text.trim() === '') return;
    const { limits } = this;
    const cellName = { row: String(this.rowNumber) };
    if (cell.column >= limits.columns) throw new ReadRefusal('too-many-columns', { limit: String(limits.columns) });
    if (cell.text.length > limits.cellCharacters) throw new ReadRefusal('cell-too-long', cellName);
    this.row.push(cell);
  }

  /** Takes the row over, unless nobody would see anything in it. */
  endRow() {
    const { limits, row } = this;
    if (!row.some((cell) => cell.isUncomputed || cell.text.trim() !== '')) return;
    this.rowCount += 1;
    // Unpacked, the blank cells before the last one take room too.
    this.cellCount += Math.max(...row.map(({ column }) => column)) + 1;
    if (this.rowCount > limits.rows + rowsBesides)
      throw new ReadRefusal('too-many-rows', { limit: String(limits.rows) });
    for (const { column, kind, text } of row) {
      this.width = Math.max(this.width, column + 1);
      this.characters += text.length;
      this.texts.push(text);
      this.kinds.push(this.kindCodes.get(kind) ?? 0);
      this.columns.push(column);
    }
    if (this.cellCount > limits.cells || this.characters > limits.characters) throw new ReadRefusal('too-many-cells');
    this.rows.push(this.rowNumber, row.length);
    if (this.rows.length === rowsPerPack * 2) this.flush();
  }

  flush() {
    if (this.rows.length === 0) return;
    this.send({
      texts: this.texts.join('\0'),
      kinds: Uint8Array.from(this.kinds),
      columns: Uint16Array.from(this.columns),
      rows: Uint32Array.from(this.rows),
    });
    this.texts = [];
    this.kinds = [];
    this.columns = [];
    this.rows = [];
  }
}
