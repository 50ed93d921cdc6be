import { publicKeyOf, signatureAlgorithmOf, type PublicKey, type SignatureAlgorithm } from './algorithms';
import {
  contextTag,
  DerFault,
  hexOf,
  inside,
  integerOf,
  octetsOfBits,
  readWhole,
  sameBytes,
  smallOf,
  TAG,
  timeOf,
  type Der,
  type DerReader,
} from './der';
import { EXTENSION, extensionsOf, readExtensions, type Extensions } from './extensions';
import { nameOf, type Name } from './names';

/** What authority and holder have signed: certificates and CRLs alike. */
export interface Signed {
  /** The bytes that were signed. */
  signed: Uint8Array;
  algorithm: SignatureAlgorithm;
  signature: Uint8Array;
}

/** An X.509 certificate of version 3. Times in milliseconds since 1970. */
export interface Certificate extends Signed, Extensions {
  bytes: Uint8Array;
  serial: bigint;
  issuer: Name;
  subject: Name;
  /** Unique identifiers of the first standard, which tell apart who has one name; hardly anybody writes them any more. */
  issuerUniqueId: string | null;
  subjectUniqueId: string | null;
  notBefore: number;
  notAfter: number;
  key: PublicKey;
}

const V3 = 2;
/** Both forms have to be understood (RFC 5280 4.1.2.5), whichever an authority should have taken. */
const EITHER = { anyForm: true } as const;
const LONGEST_CERTIFICATE = 64 * 1024;
/** RFC 5280 4.1.2.2: positive, at most 20 octets. */
const LARGEST_SERIAL = 1n << 159n;

/**
 * Reads a certificate as strictly as DER and RFC 5280 are: nothing behind it, version 3, a positive serial number, the same signature algorithm
 * inside and out. Throws DerFault or WeakFault.
 */
export function readCertificate(bytes: Uint8Array): Certificate {
  if (bytes.length > LONGEST_CERTIFICATE) throw new DerFault('too long');
  const { body, ...signed } = readSigned(bytes);
  const reader = inside(body);
  const version = reader.read(contextTag(0, true));
  if (smallOf(readWhole(version.content, TAG.integer)) !== V3) throw new DerFault('another version');
  const serial = serialOf(reader.read(TAG.integer));
  requireSame(reader.read(TAG.sequence), signed.written);
  const issuer = nameOf(reader.read(TAG.sequence));
  const validity = inside(reader.read(TAG.sequence));
  const [notBefore, notAfter] = [timeOf(validity.any(), EITHER), timeOf(validity.any(), EITHER)];
  validity.end();
  const subject = nameOf(reader.read(TAG.sequence));
  const key = publicKeyOf(reader.read(TAG.sequence));
  const [issuerUniqueId = null, subjectUniqueId = null] = [1, 2].map((number) => {
    const id = reader.optional(contextTag(number, false));
    return id && hexOf(id.content);
  });
  const extensions = extensionsOf(readWhole(reader.read(contextTag(3, true)).content, TAG.sequence));
  reader.end();
  const read = readExtensions(extensions);
  if (issuer.rdns.length === 0) throw new DerFault('no issuer');
  if (notAfter < notBefore) throw new DerFault('ends before it begins');
  requireSubject({ subject, ...read }, extensions);
  const { algorithm, signature } = signed;
  return {
    bytes,
    signed: signed.signed,
    algorithm,
    signature,
    serial,
    issuer,
    subject,
    issuerUniqueId,
    subjectUniqueId,
    notBefore,
    notAfter,
    key,
    ...read,
  };
}

/** Who has no name of the directory needs another, marked critical; an authority needs one of the directory. */
function requireSubject(
  { subject, isAuthority }: { subject: Name; isAuthority: boolean },
  extensions: readonly { oid: string; critical: boolean }[],
): void {
  if (subject.rdns.length > 0) return;
  const named = extensions.some(({ oid, critical }) => critical && oid === EXTENSION.alternativeNames);
  if (isAuthority || !named) throw new DerFault('no subject');
}

/** The frame of certificates and CRLs: body, algorithm, signature. */
export function readSigned(bytes: Uint8Array): Signed & { body: Der; written: Der } {
  const reader: DerReader = inside(readWhole(bytes, TAG.sequence));
  const body = reader.read(TAG.sequence);
  const written = reader.read(TAG.sequence);
  const signature = octetsOfBits(reader.read(TAG.bits));
  reader.end();
  return { body, written, signed: body.whole, algorithm: signatureAlgorithmOf(written), signature };
}

/** Refuses an algorithm that is another one inside than outside the signed part. */
export function requireSame(inner: Der, outer: Der): void {
  if (!sameBytes(inner.whole, outer.whole)) throw new DerFault('two signature algorithms');
}

/** A serial number: positive and of at most 20 octets. */
export function serialOf(element: Der): bigint {
  const serial = integerOf(element);
  if (serial <= 0n || serial >= LARGEST_SERIAL) throw new DerFault('a serial number');
  return serial;
}
