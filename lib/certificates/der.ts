/** Bytes that are not what X.690 allows in DER, or not what was to stand there. */
export class DerFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'DerFault';
  }
}

/** Identifier octets of the types that certificates are made of. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  numeric: 0x12,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visible: 0x1a,
  universal: 0x1c,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The identifier octet of a context-specific tag: [number] primitive or constructed. */
export function contextTag(number: number, constructed: boolean): number {
  return (constructed ? 0xa0 : 0x80) | number;
}

export interface Der {
  tag: number;
  /** Tag, length and content. */
  whole: Uint8Array;
  content: Uint8Array;
}

/** Reads elements one after the other. Strict: one-byte tags, definite and shortest lengths. */
export class DerReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Whether nothing is left. */
  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The identifier octet that comes next; undefined at the end. */
  get next(): number | undefined {
    return this.bytes[this.at];
  }

  /** The next element, whatever it is. */
  any(): Der {
    const start = this.at;
    const tag = this.octet();
    if ((tag & 0x1f) === 0x1f) throw new DerFault('a long tag');
    const length = this.length();
    const end = this.at + length;
    if (end > this.bytes.length) throw new DerFault('cut off');
    const content = this.bytes.subarray(this.at, end);
    this.at = end;
    return { tag, whole: this.bytes.subarray(start, end), content };
  }

  /** The next element, which has to be of this type. */
  read(tag: number): Der {
    if (this.next !== tag) throw new DerFault(`tag ${String(this.next)} where ${tag} belongs`);
    return this.any();
  }

  /** The next element where it is of this type; else nothing is read. */
  optional(tag: number): Der | null {
    return this.next === tag ? this.any() : null;
  }

  /** Refuses what is left. */
  end(): void {
    if (!this.done) throw new DerFault('something left over');
  }

  private octet(): number {
    const octet = this.bytes[this.at];
    if (octet === undefined) throw new DerFault('cut off');
    this.at += 1;
    return octet;
  }

  private length(): number {
    const first = this.octet();
    if (first < 0x80) return first;
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw new DerFault('an indefinite or huge length');
    let length = 0;
    for (let place = 0; place < octets; place += 1) length = length * 256 + this.octet();
    if (length < 0x80 || length < 2 ** (8 * (octets - 1))) throw new DerFault('a length that is not the shortest');
    return length;
  }
}

/** The one element that the bytes are, of this type; anything behind it is a fault. */
export function readWhole(bytes: Uint8Array, tag: number): Der {
  const reader = new DerReader(bytes);
  const element = reader.read(tag);
  reader.end();
  return element;
}

/** What an element is made of. */
export function inside(element: Der): DerReader {
  return new DerReader(element.content);
}

/** All parts of an element, at least one. */
export function partsOf(element: Der): Der[] {
  const reader = inside(element);
  const parts: Der[] = [];
  while (!reader.done) parts.push(reader.any());
  if (parts.length === 0) throw new DerFault('nothing inside');
  return parts;
}

/** True is written with all bits set. */
export function booleanOf({ content }: Der): boolean {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new DerFault('a boolean');
  return content[0] === 0xff;
}

/** A whole number, in as few octets as it takes. */
export function integerOf({ content }: Der): bigint {
  const [first, second] = content;
  if (first === undefined) throw new DerFault('an empty number');
  const padded = second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) throw new DerFault('a number that is not the shortest');
  const unsigned = BigInt(`0x${hexOf(content)}`);
  return first >= 0x80 ? unsigned - (1n << BigInt(8 * content.length)) : unsigned;
}

/** A number of at most this size, e.g. a length of path. */
export function smallOf(element: Der, largest = 1000): number {
  const value = integerOf(element);
  if (value < 0n || value > BigInt(largest)) throw new DerFault('a number out of range');
  return Number(value);
}

/** A string of whole octets: signature, key. */
export function octetsOfBits({ content }: Der): Uint8Array {
  if (content[0] !== 0 || content.length < 2) throw new DerFault('bits that are no octets');
  return content.subarray(1);
}

/** The numbers of the bits that are set in a named bit list, which ends with a set bit. */
export function namedBits({ content }: Der): Set<number> {
  const [unused, ...octets] = content;
  const last = octets.at(-1);
  if (unused === undefined || unused > 7 || last === undefined) throw new DerFault('no bits');
  // Nothing set behind the last bit, and the last bit set.
  if ((last & ((1 << unused) - 1)) !== 0 || (last & (1 << unused)) === 0) throw new DerFault('bits behind the last');
  const set = octets.flatMap((octet, place) =>
    [...Array(8).keys()].filter((bit) => (octet & (0x80 >> bit)) !== 0).map((bit) => 8 * place + bit),
  );
  return new Set(set);
}

/** Refuses a NULL that has something in it. */
export function nullOf({ content }: Der): void {
  if (content.length > 0) throw new DerFault('a null with something in it');
}

/** An object identifier as 1.2.840. */
export function oidOf({ content }: Der): string {
  if (content.length === 0 || content.length > 40) throw new DerFault('an object identifier');
  const parts: bigint[] = [];
  let value = 0n;
  let begun = false;
  for (const octet of content) {
    if (!begun && octet === 0x80) throw new DerFault('an object identifier with padding');
    value = (value << 7n) | BigInt(octet & 0x7f);
    begun = octet >= 0x80;
    if (begun) continue;
    parts.push(value);
    value = 0n;
  }
  if (begun) throw new DerFault('an object identifier cut off');
  const [joint = 0n, ...rest] = parts;
  const first = joint < 40n ? 0n : joint < 80n ? 1n : 2n;
  return [first, joint - 40n * first, ...rest].join('.');
}

/**
 * A moment after RFC 5280 4.1.2.5, in milliseconds since 1970: years to 2049 as UTCTime, later ones as GeneralizedTime, to the second,
 * in Z. Everything else is refused, days that there are not among it; GeneralizedTime for an earlier year as well unless `anyForm`.
 */
export function timeOf({ tag, content }: Der, { anyForm = false }: { anyForm?: boolean } = {}): number {
  const text = asciiOf(content);
  const short = tag === TAG.utcTime;
  if (!short && tag !== TAG.generalizedTime) throw new DerFault('no time');
  if (!(short ? /^\d{12}Z$/ : /^\d{14}Z$/).test(text)) throw new DerFault('a time in another form');
  const year = short ? (text < '50' ? 2000 : 1900) + Number(text.slice(0, 2)) : Number(text.slice(0, 4));
  if (!short && year < 2050 && !anyForm) throw new DerFault('a year that belongs into a UTCTime');
  const rest = text.slice(short ? 2 : 4);
  const [month = '', day = '', hour = '', minute = '', second = ''] = rest.match(/\d\d/g) ?? [];
  const iso = `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = Date.parse(iso);
  if (Number.isNaN(instant) || new Date(instant).toISOString() !== iso) throw new DerFault('no such time');
  return instant;
}

/** A text of ASCII only. */
export function asciiOf(content: Uint8Array): string {
  if (content.some((octet) => octet > 0x7f)) throw new DerFault('a text beyond ASCII');
  return new TextDecoder('latin1').decode(content);
}

/** Hex digits of bytes, two for each, in small letters. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes from hex digits, two for each. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Whether both hold the same bytes. Not for secrets: it stops at the first that differs. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
