import { ReadRefusal } from './read-refusal.mjs';
import { readXmlText } from './xml-text.mjs';
import { parsePart } from './workbook-parts.mjs';

/**
 * The texts that cells refer to by number. Runs of rich text are joined, readings above the text (phonetic runs)
 * left out.
 *
 * @param {import('./zip-archive.mjs').ZipArchive} archive
 * @param {string | undefined} path
 * @param {{ cells: number, cellCharacters: number, characters: number }} limits
 */
export async function readSharedStrings(archive, path, limits) {
  /** @type {string[]} */
  const strings = [];
  if (path === undefined) return strings;
  let text = '';
  let characters = 0;
  let isText = false;
  let isPhonetic = false;
  await parsePart(archive, path, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(part) {
      if (isText) text += part;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      if (text.length > limits.cellCharacters) throw new ReadRefusal('cell-too-long');
      characters += text.length;
      if (strings.length === limits.cells || characters > limits.characters) throw new ReadRefusal('too-many-cells');
      strings.push(readXmlText(text));
    },
  });
  return strings;
}
