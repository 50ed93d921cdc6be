import { posix } from 'node:path';
import { ReadRefusal } from './read-refusal.mjs';
import { parseXml } from './xml-events.mjs';

/** @typedef {import('./zip-archive.mjs').ZipArchive} ZipArchive */

/**
 * @typedef {object} WorkbookParts
 * @property {boolean} from1904 days are counted from 1904
 * @property {{ name: string, path: string }[]} sheets the visible worksheets, in their order
 * @property {string | undefined} sharedStrings
 * @property {string | undefined} styles
 */

/** @typedef {{ type: string, path: string }} Relationship */

/**
 * What an archive is, by its parts and not by its name; refuses everything but a workbook without macros and
 * without links to other files.
 *
 * @param {ZipArchive} archive
 */
export async function refuseOtherArchives(archive) {
  const names = [...archive.entries.keys()];
  if (names.some((name) => name.startsWith('index/') || name === 'index.zip')) throw new ReadRefusal('numbers');
  if (names.includes('mimetype') && names.includes('content.xml')) throw new ReadRefusal('ods');
  if (names.includes('xl/workbook.bin')) throw new ReadRefusal('xlsb');
  if (names.some((name) => /(^|\/)(vbaproject\.bin|macrosheets\/)/.test(name))) throw new ReadRefusal('macros');
  if (names.some((name) => name.startsWith('xl/externallinks/'))) throw new ReadRefusal('external-links');
  if (!names.includes('[content_types].xml')) throw new ReadRefusal('not-a-workbook');
  let hasWorkbook = false;
  await parsePart(archive, '[Content_Types].xml', {
    open(name, { ContentType = '' }) {
      if (name !== 'Override' && name !== 'Default') return;
      if (/macroenabled|vbaproject|macrosheet/i.test(ContentType)) throw new ReadRefusal('macros');
      if (/externallink/i.test(ContentType)) throw new ReadRefusal('external-links');
      if (/spreadsheetml\.(sheet|template)\.main\+xml$/i.test(ContentType)) hasWorkbook = true;
    },
  });
  if (!hasWorkbook) throw new ReadRefusal('not-a-workbook');
}

/**
 * @param {ZipArchive} archive
 * @returns {Promise<WorkbookParts>}
 */
export async function readWorkbookParts(archive) {
  const roots = await readRelationships(archive, '');
  const workbook = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path;
  if (workbook === undefined) throw new ReadRefusal('not-a-workbook');
  const related = await readRelationships(archive, workbook);
  const ofType = (/** @type {string} */ type) => [...related.values()].find((part) => part.type.endsWith(type))?.path;
  return {
    ...(await readSheetList(archive, workbook, related)),
    sharedStrings: ofType('/sharedStrings'),
    styles: ofType('/styles'),
  };
}

/**
 * @param {ZipArchive} archive
 * @param {string} workbook
 * @param {Map<string, Relationship>} related
 */
async function readSheetList(archive, workbook, related) {
  let from1904 = false;
  let sheetCount = 0;
  /** @type {{ name: string, path: string }[]} */
  const sheets = [];
  await parsePart(archive, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const part = related.get(relationshipId(attributes));
      if (part === undefined || !part.type.endsWith('/worksheet')) return;
      sheetCount += 1;
      const isVisible = attributes.state === undefined || attributes.state === 'visible';
      if (isVisible) sheets.push({ name: attributes.name ?? '', path: part.path });
    },
  });
  if (sheetCount === 0) throw new ReadRefusal('no-sheet');
  return { from1904, sheets };
}

/**
 * The relationships of a part, by id. Those that point out of the file (a mail address behind a cell) are left out:
 * nothing is ever followed.
 *
 * @param {ZipArchive} archive
 * @param {string} part path of the part; '' for the archive itself
 */
async function readRelationships(archive, part) {
  const folder = posix.dirname(part);
  /** @type {Map<string, Relationship>} */
  const relationships = new Map();
  await parsePart(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      relationships.set(Id, { type: Type, path: posix.normalize(path) });
    },
  });
  return relationships;
}

/** @param {Record<string, string>} attributes */
function relationshipId(attributes) {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return (key && attributes[key]) ?? '';
}

/**
 * Parses a part that has to be there.
 *
 * @param {ZipArchive} archive
 * @param {string} path
 * @param {import('./xml-events.mjs').XmlHandlers} handlers
 */
export async function parsePart(archive, path, handlers) {
  const entry = archive.entries.get(path.toLowerCase());
  if (entry === undefined) throw new ReadRefusal('damaged');
  await parseXml(archive.inflate(entry), handlers);
}
