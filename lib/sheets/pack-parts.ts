import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

export interface Part {
  name: string;
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const DEFLATED = 8;

/** The quickest: a sheet is so repetitive that the best would save a fifth of it and take three times as long. */
const LEVEL = 1;

const deflate = promisify(deflateRaw);

/**
 * Parts as the bytes of a zip, in flat memory: a piece is asked for when somebody wants the bytes of the one before. fflate writes the
 * archive, zlib packs, in a thread of its own, so that a piece is packed while the next one is made.
 */
export async function* packParts(parts: Iterable<Part>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { name, pieces } of parts) {
    const entry: ZipInputFile = { filename: name, size: 0, crc: 0, compression: DEFLATED };
    zip.add(entry);
    for await (const bytes of packed(pieces, entry)) {
      entry.ondata?.(null, bytes, bytes === LAST);
      yield* ready.splice(0);
    }
  }
  zip.end();
  yield* ready.splice(0);
}

/** A block of nothing, marked as the last one. */
const LAST = Uint8Array.of(3, 0);

/** Each piece is packed by itself and ends on a byte, so that they make one stream together; `entry` learns their size and sum. */
async function* packed(pieces: Part['pieces'], entry: ZipInputFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let packing: ReturnType<typeof deflate> | undefined;
  for await (const piece of pieces) {
    entry.size += piece.length;
    entry.crc = crc32(piece, entry.crc);
    const before = packing;
    packing = deflate(piece, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH });
    if (before) yield await before;
  }
  if (packing) yield await packing;
  yield LAST;
}
