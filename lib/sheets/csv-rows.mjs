import { ReadRefusal } from './read-refusal.mjs';

/** @typedef {import('./row-packer.mjs').RowPacker} RowPacker */

const linesToGuessFrom = 20;

/**
 * Reads text with separators, as a Chinese Excel saves it (GB18030) or as UTF-8. Every cell is text. A row is a
 * record: a line break inside quotes does not begin a new one.
 *
 * @param {Buffer} bytes the whole file
 * @param {RowPacker} packer
 */
export function readCsvRows(bytes, packer) {
  const text = decodeCsv(bytes);
  const delimiter = guessDelimiter(text);
  const cellEnd = new RegExp(`[${delimiter}\r\n]|$`, 'g');
  let position = 0;
  for (let number = 1; position < text.length; number += 1) {
    packer.startRow(number);
    position = readRecord({ text, position, delimiter, cellEnd, packer, number });
    packer.endRow();
  }
}

/**
 * @param {object} options
 * @param {string} options.text
 * @param {number} options.position where the record begins
 * @param {string} options.delimiter
 * @param {RegExp} options.cellEnd
 * @param {RowPacker} options.packer
 * @param {number} options.number
 * @returns {number} where the next record begins
 */
function readRecord({ text, position, delimiter, cellEnd, packer, number }) {
  let start = position;
  for (let column = 0; ; column += 1) {
    let value = '';
    if (text[start] === '"') {
      const end = findClosingQuote(text, start + 1, number);
      value = text.slice(start + 1, end).replaceAll('""', '"');
      start = end + 1;
    }
    cellEnd.lastIndex = start;
    const end = cellEnd.exec(text)?.index ?? text.length;
    packer.addCell({ column, kind: 'text', text: value + text.slice(start, end) });
    if (text[end] !== delimiter) return text.startsWith('\r\n', end) ? end + 2 : end + 1;
    start = end + 1;
  }
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} number of the record; a quote that is never closed would swallow the rest of the file
 */
function findClosingQuote(text, from, number) {
  let end = text.indexOf('"', from);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) throw new ReadRefusal('csv-quotes', { row: String(number) });
  return end;
}

/** @param {Buffer} bytes */
function decodeCsv(bytes) {
  const hasMark = bytes.toString('hex', 0, 3) === 'efbbbf';
  const text = decode(bytes, 'utf-8') ?? (hasMark ? undefined : decode(bytes, 'gb18030'));
  if (text === undefined || text.includes('\uFFFD')) throw new ReadRefusal('csv-encoding');
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text)) throw new ReadRefusal('csv-binary');
  return text;
}

/**
 * @param {Buffer} bytes
 * @param {string} encoding
 */
function decode(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The separator that stands most often in the first line that has any: the header, below its titles.
 *
 * @param {string} text
 */
function guessDelimiter(text) {
  for (const line of text.split(/\r\n?|\n/, linesToGuessFrom)) {
    const bare = line.replace(/"[^"]*"?/g, '');
    const counts = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
    const best = counts.toSorted((a, b) => b.count - a.count)[0];
    if (best !== undefined && best.count > 0) return best.delimiter;
  }
  return ',';
}
