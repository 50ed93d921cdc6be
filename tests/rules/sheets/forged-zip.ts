import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, and where its headers say something else than is true. */
export interface ForgedEntry {
  name: string;
  data: Uint8Array;
  /** The bytes in the archive; by default `data`, deflated. */
  packed?: Uint8Array;
  method?: number;
  flags?: number;
  crc?: number;
  /** Inflated size in both headers. */
  declared?: number;
  packedDeclared?: number;
  localName?: string;
  localMethod?: number;
  localDeclared?: number;
  /** Another entry whose header and bytes are this one's data. */
  holds?: ForgedEntry;
}

interface Placed {
  entry: ForgedEntry;
  start: number;
  packed: Uint8Array;
}

/** A zip archive written by hand, with the lies that its entries ask for; `count`: how many it says there are. */
export function forgedZip(entries: ForgedEntry[], count?: number): Buffer {
  const pieces: Buffer[] = [];
  const placed: Placed[] = [];
  let position = 0;
  for (const asked of entries) {
    const held = asked.holds;
    const entry = held
      ? { ...asked, method: 0, data: Buffer.concat([localHeader(held, pack(held)), pack(held)]) }
      : asked;
    const packed = pack(entry);
    const header = localHeader(entry, packed);
    placed.push({ entry, start: position, packed });
    if (held) placed.push({ entry: held, start: position + header.length, packed: pack(held) });
    pieces.push(header, Buffer.from(packed));
    position += header.length + packed.length;
  }
  const central = Buffer.concat(placed.map(centralHeader));
  return Buffer.concat([...pieces, central, endRecord(count ?? placed.length, central.length, position)]);
}

function pack(entry: ForgedEntry): Uint8Array {
  return entry.packed ?? (entry.method === 0 ? entry.data : deflateRawSync(entry.data));
}

function localHeader(entry: ForgedEntry, packed: Uint8Array): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.flags ?? 0, 6);
  header.writeUInt16LE(entry.localMethod ?? entry.method ?? 8, 8);
  writeSizes(header, 14, [crcOf(entry), entry.packedDeclared ?? packed.length, entry.localDeclared ?? sizeOf(entry)]);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader({ entry, start, packed }: Placed): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(entry.flags ?? 0, 8);
  header.writeUInt16LE(entry.method ?? 8, 10);
  writeSizes(header, 16, [crcOf(entry), entry.packedDeclared ?? packed.length, sizeOf(entry)]);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(start, 42);
  return Buffer.concat([header, name]);
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

function writeSizes(header: Buffer, at: number, values: number[]): void {
  for (const [index, value] of values.entries()) header.writeUInt32LE(value, at + index * 4);
}

function crcOf(entry: ForgedEntry): number {
  return entry.crc ?? crc32(entry.data);
}

function sizeOf(entry: ForgedEntry): number {
  return entry.declared ?? entry.data.length;
}
