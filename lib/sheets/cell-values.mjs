import { dayOfSerial } from './cell-dates.mjs';
import { ReadRefusal } from './read-refusal.mjs';
import { readXmlText } from './xml-text.mjs';

/**
 * @typedef {object} StoredCell a <c> element as it stands in the file
 * @property {string | undefined} type its t attribute
 * @property {number} style its s attribute
 * @property {string} value text of <v>, or of <is>
 * @property {boolean} hasFormula
 */

/**
 * @typedef {object} CellContext
 * @property {string[]} sharedStrings
 * @property {boolean[]} dateStyles
 * @property {boolean} from1904
 */

/** Excel shows no more digits of a number. */
const SHOWN_DIGITS = 15;

/**
 * What a person sees in a cell, and of which kind it is. A formula gives its stored value: nothing is ever evaluated.
 *
 * @param {StoredCell} cell
 * @param {CellContext} context
 * @returns {{ text: string, kind: 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' }}
 */
export function readCellValue(cell, context) {
  const shown = readPlainValue(cell, context);
  return cell.hasFormula ? { text: shown.text, kind: 'formula' } : shown;
}

/**
 * @param {StoredCell} cell
 * @param {CellContext} context
 * @returns {{ text: string, kind: 'text' | 'number' | 'date' | 'boolean' | 'error' }}
 */
function readPlainValue({ type, style, value }, { sharedStrings, dateStyles, from1904 }) {
  switch (type) {
    case 's':
      return { text: value === '' ? '' : sharedString(value, sharedStrings), kind: 'text' };
    case 'str':
    case 'inlineStr':
      return { text: readXmlText(value), kind: 'text' };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { text: value, kind: 'error' };
    case 'd':
      return { text: value.slice(0, 10), kind: 'date' };
    default: {
      if (value.trim() === '') return { text: '', kind: 'number' };
      const number = Number(value);
      if (!Number.isFinite(number)) return { text: value, kind: 'text' };
      const day = dateStyles[style] ? dayOfSerial(number, from1904) : undefined;
      return day === undefined ? { text: decimalText(number), kind: 'number' } : { text: day, kind: 'date' };
    }
  }
}

/**
 * @param {string} value
 * @param {string[]} sharedStrings
 */
function sharedString(value, sharedStrings) {
  const text = /^\d+$/.test(value) ? sharedStrings[Number(value)] : undefined;
  if (text === undefined) throw new ReadRefusal('damaged');
  return text;
}

/**
 * The shortest decimal text that is this number as Excel shows it, without an exponent: 0.1 and not 0.10000000000000001 as it is stored,
 * 4560.33 and not the 4560.330000000001 that a sum of amounts left behind, 540199198201016300 and not 5.401991982010163e+17.
 *
 * @param {number} number
 */
function decimalText(number) {
  const text = String(Number.isInteger(number) ? number : Number(number.toPrecision(SHOWN_DIGITS)));
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign, whole = '', fraction = '', power] = match;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
