import { asciiOf, contextTag, DerFault, inside, nullOf, sameBytes, TAG, type Der, DerReader } from './der';
import { nameOf, sameName, type Name } from './names';

/** A name of RFC 5280 4.2.1.6. `other` are kinds that nothing is done with but to see that they are there. */
export type GeneralName =
  | { kind: 'email' | 'dns' | 'uri'; value: string }
  | { kind: 'ip'; value: Uint8Array }
  | { kind: 'directory'; value: Name }
  | { kind: 'other'; value: number };

/** Reads a GeneralNames: at least one, each of a kind that there is. */
export function generalNamesOf(content: Uint8Array): GeneralName[] {
  const reader = new DerReader(content);
  const names: GeneralName[] = [];
  while (!reader.done) names.push(generalNameOf(reader.any()));
  if (names.length === 0) throw new DerFault('no names');
  return names;
}

/** Reads one GeneralName. */
export function generalNameOf(element: Der): GeneralName {
  switch (element.tag) {
    case contextTag(1, false):
      return { kind: 'email', value: written(element) };
    case contextTag(2, false):
      return { kind: 'dns', value: written(element) };
    case contextTag(6, false):
      return { kind: 'uri', value: written(element) };
    case contextTag(7, false):
      return { kind: 'ip', value: element.content };
    case contextTag(4, true): {
      const reader = inside(element);
      const name = nameOf(reader.read(TAG.sequence));
      reader.end();
      return { kind: 'directory', value: name };
    }
    // otherName, x400Address, ediPartyName, registeredID.
    case contextTag(0, true):
    case contextTag(3, true):
    case contextTag(5, true):
    case contextTag(8, false):
      return { kind: 'other', value: element.tag & 0x1f };
    default:
      throw new DerFault('no such kind of name');
  }
}

/** The names that somebody is called by: none empty, addresses of 4 or 16 octets. */
export function requireSubjects(names: readonly GeneralName[]): void {
  for (const name of names) {
    if (name.kind === 'ip' && name.value.length !== 4 && name.value.length !== 16) throw new DerFault('an address');
    if (typeof name.value === 'string' && name.value === '') throw new DerFault('an empty name');
    if (name.kind === 'directory' && name.value.rdns.length === 0) throw new DerFault('an empty name');
  }
}

/** Whether two names are one, letter for letter, directory names as names are; what nothing is done with is never the same. */
export function sameGeneralName(one: GeneralName, other: GeneralName): boolean {
  if (one.kind === 'directory' && other.kind === 'directory') return sameName(one.value, other.value);
  if (one.kind === 'ip' && other.kind === 'ip') return sameBytes(one.value, other.value);
  return one.kind === other.kind && typeof one.value === 'string' && one.value === other.value;
}

function written({ content }: Der): string {
  const text = asciiOf(content);
  // No name has one, and a NUL once split what two readers saw.
  if (/[\u0000-\u0020\u007f]/.test(text)) throw new DerFault('a name with a control character');
  return text;
}

/** An AlgorithmIdentifier's parameters that have to be NULL or missing. */
export function requireNoParameters(parameters: Der | null): void {
  if (parameters === null) return;
  if (parameters.tag !== TAG.null) throw new DerFault('parameters where none belong');
  nullOf(parameters);
}
