import { SignerFault } from './signer';

/** An element of BER: certificate files are written by many hands, and not all of them write DER. */
export interface Ber {
  tag: number;
  content: Uint8Array<ArrayBuffer>;
  /** The parts of a constructed element. */
  parts: readonly Ber[];
}

const OCTETS = 0x04;
const DEEPEST = 32;

/** Reads the one element that a file is; what stands behind it is left alone. */
export function readBer(bytes: Uint8Array<ArrayBuffer>): Ber {
  return readAt(bytes, { at: 0, depth: 0 }).element;
}

function readAt(
  bytes: Uint8Array<ArrayBuffer>,
  { at, depth }: { at: number; depth: number },
): { element: Ber; end: number } {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST) throw broken();
  const constructed = (tag & 0x20) !== 0;
  if (first === 0x80) {
    if (!constructed) throw broken();
    const { parts, end } = partsUntilEnd(bytes, { at: at + 2, depth });
    return { element: { tag, content: bytes.subarray(at + 2, end - 2), parts }, end };
  }
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw broken();
  let length = octets === 0 ? first : 0;
  for (let place = 0; place < octets; place += 1) length = length * 256 + (bytes[at + 2 + place] ?? 0);
  const start = at + 2 + octets;
  const end = start + length;
  if (end > bytes.length) throw broken();
  const content = bytes.subarray(start, end);
  return { element: { tag, content, parts: constructed ? partsOf(content, depth) : [] }, end };
}

function partsOf(content: Uint8Array<ArrayBuffer>, depth: number): Ber[] {
  const parts: Ber[] = [];
  for (let at = 0; at < content.length;) {
    const { element, end } = readAt(content, { at, depth: depth + 1 });
    parts.push(element);
    at = end;
  }
  return parts;
}

/** Parts up to the two zeros that end an element of indefinite length. */
function partsUntilEnd(
  bytes: Uint8Array<ArrayBuffer>,
  from: { at: number; depth: number },
): { parts: Ber[]; end: number } {
  const parts: Ber[] = [];
  for (let { at } = from; ;) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { parts, end: at + 2 };
    const { element, end } = readAt(bytes, { at, depth: from.depth + 1 });
    parts.push(element);
    at = end;
  }
}

/** A part by its place. */
export function part({ parts }: Ber, place: number): Ber {
  const found = parts[place];
  if (!found) throw broken();
  return found;
}

/** The octets of a string that may have been written in pieces. */
export function octetsOf(element: Ber): Uint8Array<ArrayBuffer> {
  if (element.parts.length === 0) return element.content;
  const pieces = element.parts.map((piece) => {
    if ((piece.tag & 0x1f) !== OCTETS) throw broken();
    return octetsOf(piece);
  });
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** A whole number that is small enough. */
export function numberOf({ content }: Ber, largest: number): number {
  const value = content.reduce((number, octet) => number * 256 + octet, 0);
  if (content.length === 0 || value > largest) throw broken();
  return value;
}

/** A file that is cut off, or no certificate file at all. */
export function broken(): SignerFault {
  return new SignerFault('not-a-certificate-file');
}
