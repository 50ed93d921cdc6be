import { DerFault, contextTag, inside, integerOf, readWhole, smallOf, DerReader, TAG, timeOf, type Der } from './der';
import { issuingPointOf, type IssuingPoint } from './distribution-points';
import { authorityKeyIdOf, EXTENSION, extensionsOf, type AuthorityKeyId, type Extension } from './extensions';
import { nameOf, type Name } from './names';
import { readSigned, requireSame, serialOf, type Signed } from './read-certificate';

/** A CRL of version 2. Times in milliseconds since 1970. */
export interface Crl extends Signed {
  bytes: Uint8Array;
  issuer: Name;
  thisUpdate: number;
  nextUpdate: number;
  authorityKeyId: AuthorityKeyId | null;
  number: bigint;
  revoked: ReadonlySet<bigint>;
  /** What it is about; null: all that its issuer has issued. */
  issuingPoint: IssuingPoint | null;
  /** Whether it says something that is not followed here: indirect, a delta or its base, an unknown critical extension. */
  unsupported: boolean;
}

const V2 = 1;
const KNOWN: readonly string[] = [
  EXTENSION.authorityKeyId,
  EXTENSION.crlNumber,
  EXTENSION.issuerAlternativeNames,
  EXTENSION.issuingPoint,
];
const KNOWN_OF_ENTRIES: readonly string[] = [EXTENSION.reason, EXTENSION.invalidityDate];
/** These make a list tell less, or of others, than it seems to, in ways that are not followed: critical or not, though RFC 5280 wants them critical. */
const NEVER_COMPLETE: readonly string[] = [EXTENSION.deltaCrl, EXTENSION.certificateIssuer, EXTENSION.freshestCrl];

/**
 * Reads a CRL after RFC 5280 5: version 2, with nextUpdate, number and key id, each serial number once. Throws DerFault or WeakFault; what
 * it says that is not followed here makes it `unsupported`.
 */
export function readCrl(bytes: Uint8Array): Crl {
  const { body, written, ...signed } = readSigned(bytes);
  const reader = inside(body);
  if (smallOf(reader.read(TAG.integer)) !== V2) throw new DerFault('another version');
  requireSame(reader.read(TAG.sequence), written);
  const issuer = nameOf(reader.read(TAG.sequence));
  if (issuer.rdns.length === 0) throw new DerFault('no issuer');
  const [thisUpdate, nextUpdate] = [timeOf(reader.any()), timeOf(reader.any())];
  if (nextUpdate < thisUpdate) throw new DerFault('ends before it begins');
  const entries = entriesOf(reader);
  const extensions = extensionsOf(readWhole(reader.read(contextTag(0, true)).content, TAG.sequence));
  reader.end();
  return {
    bytes,
    ...signed,
    issuer,
    thisUpdate,
    nextUpdate,
    ...readExtensions(extensions),
    revoked: entries.serials,
    unsupported: entries.unsupported || extensions.some((extension) => isUnsupported(extension, KNOWN)),
  };
}

/** Who issued a CRL that cannot be read as a whole; null where not even that can be told. */
export function issuerOfCrl(bytes: Uint8Array): Name | null {
  try {
    const body = inside(inside(new DerReader(bytes).read(TAG.sequence)).read(TAG.sequence));
    body.optional(TAG.integer);
    body.read(TAG.sequence);
    return nameOf(body.read(TAG.sequence));
  } catch (error) {
    if (error instanceof DerFault) return null;
    throw error;
  }
}

function readExtensions(extensions: readonly Extension[]): Pick<Crl, 'authorityKeyId' | 'number' | 'issuingPoint'> {
  const point = extensions.find(({ oid }) => oid === EXTENSION.issuingPoint);
  const keyId = extensions.find(({ oid }) => oid === EXTENSION.authorityKeyId);
  const numbered = extensions.find(({ oid }) => oid === EXTENSION.crlNumber);
  if (!numbered || numbered.critical) throw new DerFault('no number, or a critical one');
  const number = integerOf(readWhole(numbered.value, TAG.integer));
  if (number < 0n || number >= 1n << 159n) throw new DerFault('a number out of range');
  if (keyId?.critical) throw new DerFault('critical and may not be');
  return {
    authorityKeyId: keyId ? authorityKeyIdOf(keyId.value) : null,
    number,
    issuingPoint: point ? issuingPointOf(point.value) : null,
  };
}

/** What is not critical may be ignored, unless it changes what the list tells. */
function isUnsupported({ oid, critical, value }: Extension, known: readonly string[]): boolean {
  // Who does not mark it critical means that others pass over it, and take a part for the whole.
  if (oid === EXTENSION.issuingPoint) return !critical || issuingPointOf(value).indirect;
  return (critical && !known.includes(oid)) || NEVER_COMPLETE.includes(oid);
}

function entriesOf(reader: DerReader): { serials: Set<bigint>; unsupported: boolean } {
  const list = reader.optional(TAG.sequence);
  const serials = new Set<bigint>();
  let unsupported = false;
  // An empty list is left out, says RFC 5280 5.1.2.6; some authorities write it all the same, and it says the same.
  const entries = list ? inside(list) : null;
  while (entries && !entries.done) {
    const { serial, extensions } = entryOf(entries.read(TAG.sequence));
    if (serials.has(serial)) throw new DerFault('a serial number twice');
    serials.add(serial);
    unsupported ||= extensions.some((extension) => isUnsupported(extension, KNOWN_OF_ENTRIES));
  }
  return { serials, unsupported };
}

function entryOf(element: Der): { serial: bigint; extensions: readonly Extension[] } {
  const reader = inside(element);
  const serial = serialOf(reader.read(TAG.integer));
  timeOf(reader.any());
  const extensions = reader.done ? [] : extensionsOf(reader.read(TAG.sequence));
  reader.end();
  return { serial, extensions };
}
