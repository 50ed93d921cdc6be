import { asciiOf, DerFault, hexOf, inside, oidOf, partsOf, TAG, type Der } from './der';

/** A distinguished name: its bytes, and each relative name as a text that compares after RFC 5280 7.1. */
export interface Name {
  bytes: Uint8Array;
  rdns: readonly string[];
  /** Attributes as they are written, for people: [object identifier, value]. */
  attributes: readonly (readonly [string, string])[];
}

export const EMAIL_ATTRIBUTE = '1.2.840.113549.1.9.1';
export const COMMON_NAME = '2.5.4.3';

/** The characters of a PrintableString. */
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/** Reads a Name. Attributes of a relative name stand in DER's order, none is empty. */
export function nameOf(element: Der): Name {
  const reader = inside(element);
  const rdns: string[] = [];
  const attributes: [string, string][] = [];
  while (!reader.done) {
    const rdn = rdnOf(reader.read(TAG.set));
    attributes.push(...rdn.attributes);
    rdns.push(rdn.folded);
  }
  return { bytes: element.whole, rdns, attributes };
}

/** Reads a relative name: as a text that compares, and its attributes. */
export function rdnOf(element: Der): { folded: string; attributes: [string, string][] } {
  const parts = partsOf(element);
  requireOrder(parts);
  const read = parts.map(attributeOf);
  return {
    folded: read
      .map(({ oid, folded }) => `${oid}=${folded}`)
      .sort()
      .join('\u0000'),
    attributes: read.map(({ oid, text }): [string, string] => [oid, text]),
  };
}

/** The name one step below another; to compare with, for it was never written. */
export function nameBelow({ rdns }: Name, rdn: string): Name {
  return { bytes: new Uint8Array(), rdns: [...rdns, rdn], attributes: [] };
}

/** Whether two names are one: letters of either case, spaces folded, whatever kind of string they are written in. */
export function sameName(one: Name, other: Name): boolean {
  return one.rdns.length === other.rdns.length && isWithin(one, other);
}

/** Whether a name lies at or below another one. */
export function isWithin(name: Name, base: Name): boolean {
  return name.rdns.length >= base.rdns.length && base.rdns.every((rdn, place) => rdn === name.rdns[place]);
}

/** A name for people: its common name, or else all there is. */
export function titleOf(name: Name): string {
  const common = name.attributes.find(([oid]) => oid === COMMON_NAME);
  return common?.[1] ?? name.attributes.map(([, value]) => value).join(', ');
}

function requireOrder(parts: readonly Der[]): void {
  const written = parts.map(({ whole }) => hexOf(whole));
  if (written.some((part, place) => place > 0 && part <= (written[place - 1] ?? ''))) {
    throw new DerFault('a set out of order');
  }
}

function attributeOf(element: Der): { oid: string; text: string; folded: string } {
  if (element.tag !== TAG.sequence) throw new DerFault('no attribute');
  const reader = inside(element);
  const oid = oidOf(reader.read(TAG.oid));
  const value = reader.any();
  reader.end();
  const text = textOf(value);
  // What is no text is compared as it is, and never equals one.
  if (text === null) return { oid, text: '', folded: `#${hexOf(value.whole)}` };
  if (text === '') throw new DerFault('an empty attribute');
  // What would end a text for some readers, and part two attributes here.
  if (text.includes('\u0000')) throw new DerFault('a NUL in a name');
  return { oid, text, folded: `"${fold(text)}` };
}

/** The text of a string type; null for any other type. */
function textOf({ tag, content }: Der): string | null {
  switch (tag) {
    case TAG.utf8:
      return decode('utf-8', content);
    case TAG.printable:
      return restricted(content, PRINTABLE);
    case TAG.numeric:
      return restricted(content, /^[0-9 ]*$/);
    case TAG.ia5:
    case TAG.visible:
      return asciiOf(content);
    case TAG.teletex:
      return decode('latin1', content);
    case TAG.bmp:
      if (content.length % 2 !== 0) throw new DerFault('half a character');
      return decode('utf-16be', content);
    default:
      return null;
  }
}

function restricted(content: Uint8Array, allowed: RegExp): string {
  const text = asciiOf(content);
  if (!allowed.test(text)) throw new DerFault('a character that the string type has not');
  return text;
}

function decode(encoding: string, content: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new DerFault('a text in another encoding');
  }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ');
}
