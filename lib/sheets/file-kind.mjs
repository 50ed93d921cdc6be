import { ReadRefusal } from './read-refusal.mjs';

const oleStart = 'd0cf11e0a1b11ae1';

/** How files begin that are neither workbooks nor text: PDF, PNG, JPEG, GIF, gzip, RAR, 7z, a program. */
const otherStarts = ['25504446', '89504e47', 'ffd8ff', '47494638', '1f8b', '52617221', '377abcaf', '4d5a', '7f454c46'];

/**
 * Tells a workbook from a text by the bytes, whatever the name says, and refuses everything else.
 *
 * @param {Buffer} bytes
 * @param {string} name as the user calls the file: only to name the program that may have saved it
 * @returns {'workbook' | 'csv'}
 */
export function tellFileKind(bytes, name) {
  if (bytes.length === 0) throw new ReadRefusal('empty-file');
  const start = bytes.toString('hex', 0, 8);
  if (start.startsWith('504b0304') || start.startsWith('504b0506')) return 'workbook';
  if (start === oleStart) throw new ReadRefusal(nameOleFile(bytes, name));
  if (otherStarts.some((other) => start.startsWith(other))) throw new ReadRefusal('not-a-workbook');
  if (start.startsWith('fffe') || start.startsWith('feff')) throw new ReadRefusal('csv-encoding');
  const opening = bytes.toString('utf8', 0, 512).replace(/^\uFEFF?\s*/, '');
  if (/^(<[!?a-z]|MIME-Version:)/i.test(opening)) throw new ReadRefusal('web-page');
  return 'csv';
}

/**
 * Older office files and encrypted new ones share one container (OLE); the names of the streams in it tell which.
 *
 * @param {Buffer} bytes
 * @param {string} name
 */
function nameOleFile(bytes, name) {
  const holds = (/** @type {string} */ stream) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted';
  if (/\.ett?$/i.test(name)) return 'wps-et';
  return holds('Workbook') || holds('Book') ? 'old-xls' : 'not-a-workbook';
}
