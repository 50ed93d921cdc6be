import { SaxesParser } from 'saxes';
import { ReadRefusal } from './read-refusal.mjs';

/**
 * @typedef {object} XmlHandlers
 * @property {(name: string, attributes: Record<string, string>) => void} open
 * @property {(name: string) => void} [close]
 * @property {(text: string) => void} [text]
 */

const deepestElement = 64;

/** A cell of 32,767 characters, each written as &#x10FFFF; with room to spare: more without a tag is no cell. */
const longestRunWithoutTag = 512 * 1024;

/**
 * Parses one XML part as it is inflated and tells the handlers local names (producers differ in prefixes).
 * Refuses document types (no entity can be declared), broken XML, nesting and text without end.
 *
 * @param {AsyncIterable<Uint8Array>} chunks
 * @param {XmlHandlers} handlers
 */
export async function parseXml(chunks, handlers) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = makeParser(handlers);
  let run = 0;
  for await (const chunk of chunks) {
    const text = decode(decoder, chunk);
    const lastTag = text.lastIndexOf('<');
    run = lastTag < 0 ? run + text.length : text.length - lastTag;
    if (run > longestRunWithoutTag) throw new ReadRefusal('cell-too-long');
    parser.write(text);
  }
  parser.write(decode(decoder));
  parser.close();
}

/** @param {XmlHandlers} handlers */
function makeParser(handlers) {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepestElement) throw new ReadRefusal('damaged');
    handlers.open(localName(tag.name), /** @type {Record<string, string>} */ (tag.attributes));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  parser.on('doctype', () => {
    throw new ReadRefusal('unsafe-xml');
  });
  parser.on('error', () => {
    throw new ReadRefusal('damaged');
  });
  return parser;
}

/** @param {string} name */
function localName(name) {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * @param {InstanceType<typeof TextDecoder>} decoder
 * @param {Uint8Array} [chunk] nothing: the end
 */
function decode(decoder, chunk) {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new ReadRefusal('damaged');
  }
}
