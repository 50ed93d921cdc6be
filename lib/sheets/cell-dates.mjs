import { parsePart } from './workbook-parts.mjs';

/**
 * Which cell styles show a date: `result[style]`. A time of the day alone is not one.
 *
 * @param {import('./zip-archive.mjs').ZipArchive} archive
 * @param {string | undefined} path of the styles
 */
export async function readDateStyles(archive, path) {
  /** @type {boolean[]} */
  const dateStyles = [];
  if (path === undefined) return dateStyles;
  /** @type {Map<number, string>} */
  const formats = new Map();
  let section = '';
  await parsePart(archive, path, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmts' || name === 'cellXfs') section = name;
      else if (name === 'numFmt' && section === 'numFmts') formats.set(Number(numFmtId), formatCode);
      else if (name === 'xf' && section === 'cellXfs') dateStyles.push(isDateFormat(Number(numFmtId), formats));
    },
    close(name) {
      if (name === section) section = '';
    },
  });
  return dateStyles;
}

/**
 * Formats below 164 that the file does not spell out are those of a Chinese Excel (ISO/IEC 29500-1, 18.8.30).
 *
 * @param {number} id
 * @param {Map<number, string>} formats
 */
function isDateFormat(id, formats) {
  const code = formats.get(id);
  if (code !== undefined) return isDateCode(code);
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36;
  return isDate || (id >= 50 && id <= 54) || id === 57 || id === 58;
}

/** @param {string} code a number format such as yyyy"年"m"月"d"日";@ */
function isDateCode(code) {
  const letters = code
    .replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';', 1)
    .join('')
    .replace(/general|am\/pm|a\/p|e[+-]/gi, '');
  if (/[yde]/i.test(letters)) return true;
  return /m/i.test(letters) && !/[hs]/i.test(letters);
}

/**
 * The day of a serial number as YYYY-MM-DD, or nothing when the number is no day (a time alone, a day before the
 * calendar of the file or after 9999). Counted from 1900, day 60 is 1900-02-29, which never was but is what the file
 * shows.
 *
 * @param {number} serial
 * @param {boolean} from1904
 */
export function dayOfSerial(serial, from1904) {
  const day = Math.floor(serial);
  if (!(day >= (from1904 ? 0 : 1)) || day > (from1904 ? 2_957_003 : 2_958_465)) return undefined;
  if (from1904) return dayText(day + 1462);
  return day === 60 ? '1900-02-29' : dayText(day < 60 ? day + 1 : day);
}

/**
 * Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
 *
 * @param {number} days since 1899-12-30
 */
function dayText(days) {
  const sinceEra = days + 693_899;
  const era = Math.floor(sinceEra / 146_097);
  const dayOfEra = sinceEra % 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
