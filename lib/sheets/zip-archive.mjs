import { crc32, createInflateRaw } from 'node:zlib';
import { ReadRefusal } from './read-refusal.mjs';
import { readZipDirectory } from './zip-directory.mjs';

/** @typedef {import('./zip-directory.mjs').ZipEntry} ZipEntry */

/**
 * @typedef {object} ZipLimits
 * @property {number} entries how many parts
 * @property {number} inflatedBytes all parts together
 * @property {number} ratio inflated to packed, judged once a part is larger than `ratioFrom`
 */

/**
 * @typedef {object} ZipArchive
 * @property {Map<string, ZipEntry>} entries by name in lower case, as parts of a workbook are compared
 * @property {(entry: ZipEntry) => AsyncGenerator<Buffer>} inflate
 */

/** Small parts of an honest workbook may be very dense (an empty styled sheet); they cannot do harm. */
const ratioFrom = 10 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/**
 * The gate: what the archive declares is checked before anything is unpacked, and what comes out is counted and held
 * to the declaration (design 11), so neither an honest nor a lying header gets a bomb through.
 *
 * @param {Buffer} bytes the whole file
 * @param {ZipLimits} limits
 * @returns {ZipArchive}
 */
export function openZipArchive(bytes, limits) {
  /** @type {Map<string, ZipEntry>} */
  const entries = new Map();
  let declaredBytes = 0;
  for (const entry of readZipDirectory(bytes, limits)) {
    if (entry.name.endsWith('/')) continue;
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw new ReadRefusal('duplicate-parts');
    if (entry.method !== 0 && entry.method !== 8) throw new ReadRefusal('damaged');
    declaredBytes += entry.inflatedBytes;
    if (declaredBytes > limits.inflatedBytes || isTooDense(entry, limits.ratio)) {
      throw new ReadRefusal('archive-bomb');
    }
    entries.set(key, entry);
  }
  return { entries, inflate: (entry) => inflateEntry(bytes, entry) };
}

/**
 * @param {Buffer} bytes
 * @param {ZipEntry} entry
 */
async function* inflateEntry(bytes, entry) {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedBytes);
  let inflatedBytes = 0;
  let crc = 0;
  try {
    for await (const chunk of entry.method === 0 ? slices(packed) : inflateRaw(packed)) {
      inflatedBytes += chunk.length;
      if (inflatedBytes > entry.inflatedBytes) throw new ReadRefusal('archive-bomb');
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (isZlibError(error)) throw new ReadRefusal('damaged');
    throw error;
  }
  if (inflatedBytes !== entry.inflatedBytes || crc !== entry.crc) throw new ReadRefusal('damaged');
}

/**
 * @param {Buffer} packed
 * @returns {AsyncIterable<Buffer>}
 */
function inflateRaw(packed) {
  const inflate = createInflateRaw({ chunkSize: chunkBytes });
  inflate.end(packed);
  return inflate;
}

/** @param {Buffer} bytes */
function* slices(bytes) {
  for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
}

/**
 * @param {ZipEntry} entry
 * @param {number} ratio
 */
function isTooDense({ inflatedBytes, packedBytes }, ratio) {
  return inflatedBytes > ratioFrom && inflatedBytes > packedBytes * ratio;
}

/** @param {unknown} error */
function isZlibError(error) {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}
