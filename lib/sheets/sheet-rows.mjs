import { columnOf } from './cell-reference.mjs';
import { readCellValue } from './cell-values.mjs';
import { MergedRanges } from './merged-ranges.mjs';
import { ReadRefusal } from './read-refusal.mjs';
import { parsePart } from './workbook-parts.mjs';

/** @typedef {import('./cell-values.mjs').CellContext} CellContext */
/** @typedef {import('./row-packer.mjs').RowPacker} RowPacker */

const lastSheetRow = 1_048_576;

/** Thrown to leave a sheet as soon as it is known to hold data. */
class DataFound extends Error {}

/**
 * Reads the rows of one worksheet into the packer, hidden ones too (a hidden person is still a person), and answers
 * the merged ranges as quadruples of first row (from 1), last row, first column (from 0), last column.
 *
 * @param {object} options
 * @param {import('./zip-archive.mjs').ZipArchive} options.archive
 * @param {string} options.path
 * @param {CellContext} options.context
 * @param {RowPacker} options.packer
 * @returns {Promise<number[]>}
 */
export async function readSheetRows({ archive, path, context, packer }) {
  const sheet = new SheetHandlers(context, packer);
  await parsePart(archive, path, {
    open: (name, attributes) => sheet.open(name, attributes),
    text: (text) => sheet.text(text),
    close: (name) => sheet.close(name),
  });
  return sheet.merges.within({ lastRow: packer.rowNumber, width: packer.width, cells: packer.limits.cells });
}

/**
 * Whether a worksheet holds anything a person would see; reads no further than the first such cell.
 *
 * @param {import('./zip-archive.mjs').ZipArchive} archive
 * @param {string} path
 */
export async function hasData(archive, path) {
  let isValue = false;
  try {
    await parsePart(archive, path, {
      open: (name) => {
        isValue = name === 'v' || name === 't';
      },
      text: (text) => {
        if (isValue && text.trim() !== '') throw new DataFound();
      },
      close: () => {
        isValue = false;
      },
    });
    return false;
  } catch (error) {
    if (error instanceof DataFound) return true;
    throw error;
  }
}

class SheetHandlers {
  merges = new MergedRanges();
  row = 0;
  column = -1;
  isInData = false;
  isCapturing = false;
  isPhonetic = false;
  /** @type {import('./cell-values.mjs').StoredCell | undefined} */
  cell = undefined;

  /**
   * @param {CellContext} context
   * @param {RowPacker} packer
   */
  constructor(context, packer) {
    this.context = context;
    this.packer = packer;
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   */
  open(name, attributes) {
    if (!this.isInData) {
      if (name === 'sheetData') this.isInData = true;
      else if (name === 'mergeCell') this.merges.add(attributes.ref);
      return;
    }
    if (name === 'c') {
      const column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
      if (column <= this.column) throw new ReadRefusal('damaged');
      this.column = column;
      this.cell = { type: attributes.t, style: Number(attributes.s ?? 0), value: '', hasFormula: false };
    } else if (name === 'v') this.isCapturing = this.cell !== undefined;
    else if (name === 't') this.isCapturing = this.cell !== undefined && !this.isPhonetic;
    else if (name === 'row') this.startRow(attributes.r);
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'f' && this.cell !== undefined) this.cell.hasFormula = true;
  }

  /** @param {string} text */
  text(text) {
    if (this.isCapturing && this.cell !== undefined) this.cell.value += text;
  }

  /** @param {string} name */
  close(name) {
    if (name === 'v' || name === 't') this.isCapturing = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.packer.endRow();
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'sheetData') this.isInData = false;
  }

  /** @param {string | undefined} number */
  startRow(number) {
    const row = number === undefined ? this.row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.row || row > lastSheetRow) throw new ReadRefusal('damaged');
    this.row = row;
    this.column = -1;
    this.packer.startRow(row);
  }

  endCell() {
    if (this.cell === undefined) return;
    const { text, kind } = readCellValue(this.cell, this.context);
    // A formula that was never computed shows nothing, yet somebody wrote it: its row must not pass as blank.
    const isUncomputed = this.cell.hasFormula && this.cell.type !== 'str' && text === '';
    this.packer.addCell({ column: this.column, kind, text, isUncomputed });
    this.cell = undefined;
  }
}
