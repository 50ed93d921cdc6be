import { ReadRefusal } from './read-refusal.mjs';

/**
 * @typedef {object} ZipEntry
 * @property {string} name path inside the archive, with / between folders
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc CRC-32 of the inflated bytes
 * @property {number} packedBytes size in the archive
 * @property {number} inflatedBytes size as declared; `inflateEntry` holds the archive to it
 * @property {number} headerStart where the local header begins
 * @property {number} dataStart where the packed bytes begin
 */

const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const zip64EndSignature = 0x06064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const unknown16 = 0xffff;
const unknown32 = 0xffffffff;

/**
 * Reads the central directory of a zip archive and holds it against the local headers, so that no part can be
 * hidden, shared between two entries or declared otherwise in one place than in the other. Nothing is inflated.
 *
 * @param {Buffer} bytes the whole file
 * @param {{ entries: number }} limits
 * @returns {ZipEntry[]}
 */
export function readZipDirectory(bytes, limits) {
  const { start, size, count } = findDirectory(bytes);
  if (count > limits.entries) throw new ReadRefusal('archive-bomb');
  const entries = [];
  let position = start;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readCentralHeader(bytes, position, start + size);
    entries.push(entry);
    position = next;
  }
  if (position !== start + size) throw new ReadRefusal('damaged');
  refuseSharedBytes(entries, start);
  return entries;
}

/** @param {Buffer} bytes */
function findDirectory(bytes) {
  const end = findEnd(bytes);
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 6) !== 0) throw new ReadRefusal('damaged');
  let count = bytes.readUInt16LE(end + 10);
  let size = bytes.readUInt32LE(end + 12);
  let start = bytes.readUInt32LE(end + 16);
  let limit = end;
  if (count === unknown16 || size === unknown32 || start === unknown32) {
    limit = findZip64End(bytes, end);
    count = readUInt64(bytes, limit + 32);
    size = readUInt64(bytes, limit + 40);
    start = readUInt64(bytes, limit + 48);
  }
  if (start + size > limit) throw new ReadRefusal('damaged');
  return { start, size, count };
}

/**
 * The end record has to close the file exactly: an archive with bytes behind it is cut, joined or made to be read in
 * two ways.
 *
 * @param {Buffer} bytes
 */
function findEnd(bytes) {
  const earliest = Math.max(0, bytes.length - 22 - unknown16);
  for (let position = bytes.length - 22; position >= earliest; position -= 1) {
    if (bytes.readUInt32LE(position) !== endSignature) continue;
    if (position + 22 + bytes.readUInt16LE(position + 20) === bytes.length) return position;
  }
  throw new ReadRefusal('damaged');
}

/**
 * @param {Buffer} bytes
 * @param {number} end
 */
function findZip64End(bytes, end) {
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== zip64LocatorSignature) throw new ReadRefusal('damaged');
  const position = readUInt64(bytes, locator + 8);
  if (position + 56 > locator || bytes.readUInt32LE(position) !== zip64EndSignature) throw new ReadRefusal('damaged');
  return position;
}

/**
 * @param {Buffer} bytes
 * @param {number} position
 * @param {number} limit
 */
function readCentralHeader(bytes, position, limit) {
  if (position + 46 > limit || bytes.readUInt32LE(position) !== centralSignature) throw new ReadRefusal('damaged');
  const nameBytes = bytes.readUInt16LE(position + 28);
  const extraBytes = bytes.readUInt16LE(position + 30);
  const extraStart = position + 46 + nameBytes;
  const next = extraStart + extraBytes + bytes.readUInt16LE(position + 32);
  if (next > limit) throw new ReadRefusal('damaged');
  if ((bytes.readUInt16LE(position + 8) & 1) !== 0) throw new ReadRefusal('encrypted');
  const entry = {
    name: safeName(bytes.toString('utf8', position + 46, extraStart)),
    method: bytes.readUInt16LE(position + 10),
    crc: bytes.readUInt32LE(position + 16),
    packedBytes: bytes.readUInt32LE(position + 20),
    inflatedBytes: bytes.readUInt32LE(position + 24),
    headerStart: bytes.readUInt32LE(position + 42),
    dataStart: 0,
  };
  widenSizes(entry, bytes.subarray(extraStart, extraStart + extraBytes));
  checkLocalHeader(bytes, entry, bytes.subarray(position + 46, extraStart));
  return { entry, next };
}

/**
 * @param {ZipEntry} entry
 * @param {Buffer} extra the extra fields: with sizes that did not fit stands a zip64 field (id 1), in this order
 */
function widenSizes(entry, extra) {
  let position = 0;
  while (position + 4 <= extra.length) {
    const id = extra.readUInt16LE(position);
    const end = position + 4 + extra.readUInt16LE(position + 2);
    let value = position + 4;
    position = end;
    if (id !== 1) continue;
    for (const field of /** @type {const} */ (['inflatedBytes', 'packedBytes', 'headerStart'])) {
      if (entry[field] !== unknown32) continue;
      if (value + 8 > Math.min(end, extra.length)) throw new ReadRefusal('damaged');
      entry[field] = readUInt64(extra, value);
      value += 8;
    }
  }
}

/**
 * @param {Buffer} bytes
 * @param {ZipEntry} entry
 * @param {Buffer} name as the central directory spells it
 */
function checkLocalHeader(bytes, entry, name) {
  const start = entry.headerStart;
  if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== localSignature) throw new ReadRefusal('damaged');
  const nameEnd = start + 30 + bytes.readUInt16LE(start + 26);
  entry.dataStart = nameEnd + bytes.readUInt16LE(start + 28);
  const flags = bytes.readUInt16LE(start + 6);
  const sameSizes =
    (flags & 8) !== 0 ||
    (agrees(bytes.readUInt32LE(start + 18), entry.packedBytes) &&
      agrees(bytes.readUInt32LE(start + 22), entry.inflatedBytes));
  const same =
    (flags & 1) === 0 &&
    bytes.readUInt16LE(start + 8) === entry.method &&
    bytes.subarray(start + 30, nameEnd).equals(name);
  if (!same || !sameSizes || entry.dataStart + entry.packedBytes > bytes.length) throw new ReadRefusal('damaged');
}

/**
 * @param {number} local
 * @param {number} central
 */
function agrees(local, central) {
  return local === central || local === unknown32;
}

/** @param {string} name */
function safeName(name) {
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\0') || path.split('/').includes('..')) {
    throw new ReadRefusal('unsafe-names');
  }
  return path;
}

/**
 * Entries whose bytes overlap let a small file claim the same data many times.
 *
 * @param {ZipEntry[]} entries
 * @param {number} directoryStart
 */
function refuseSharedBytes(entries, directoryStart) {
  const ordered = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  for (const [index, entry] of ordered.entries()) {
    const limit = ordered[index + 1]?.headerStart ?? directoryStart;
    if (entry.dataStart + entry.packedBytes > limit) throw new ReadRefusal('archive-bomb');
  }
}

/**
 * @param {Buffer} bytes
 * @param {number} position
 */
function readUInt64(bytes, position) {
  const value = bytes.readBigUInt64LE(position);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ReadRefusal('damaged');
  return Number(value);
}
