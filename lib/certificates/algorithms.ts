import {
  contextTag,
  DerFault,
  hexOf,
  inside,
  integerOf,
  nullOf,
  octetsOfBits,
  oidOf,
  readWhole,
  smallOf,
  TAG,
  type Der,
} from './der';
import { requireNoParameters } from './general-names';

/** An algorithm or key below what is accepted, or one that is not known here. */
export class WeakFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'WeakFault';
  }
}

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** How something was signed. SM2 is always with SM3 and the default user id (GM/T 0009). */
export type SignatureAlgorithm = { kind: 'rsa' | 'rsa-pss' | 'ecdsa'; hash: HashName } | { kind: 'sm2' };

export type PublicKey =
  | { kind: 'rsa'; bits: number; info: Uint8Array }
  | { kind: 'p256' | 'p384'; info: Uint8Array }
  /** `point` in hex, uncompressed, with its 04. */
  | { kind: 'sm2'; point: string; info: Uint8Array };

export type KeyKind = PublicKey['kind'];

const RSA_BITS = { least: 2048, most: 8192 };

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const EC_KEY = '1.2.840.10045.2.1';
const SM2_WITH_SM3 = '1.2.156.10197.1.501';

const RSA_HASHES: Record<string, HashName> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const ECDSA_HASHES: Record<string, HashName> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const HASHES: Record<string, HashName> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const HASH_BYTES: Record<HashName, number> = { sha256: 32, sha384: 48, sha512: 64 };

const CURVES: Record<string, { kind: 'p256' | 'p384' | 'sm2'; bytes: number }> = {
  '1.2.840.10045.3.1.7': { kind: 'p256', bytes: 32 },
  '1.3.132.0.34': { kind: 'p384', bytes: 48 },
  '1.2.156.10197.1.301': { kind: 'sm2', bytes: 32 },
};

/** Reads an AlgorithmIdentifier of a signature; refuses SHA-1, MD5, DSA and whatever is not known. */
export function signatureAlgorithmOf(element: Der): SignatureAlgorithm {
  const { oid, parameters } = identifierOf(element);
  const rsa = RSA_HASHES[oid];
  if (rsa) {
    if (!parameters) throw new DerFault('RSA without its NULL');
    requireNoParameters(parameters);
    return { kind: 'rsa', hash: rsa };
  }
  const ecdsa = ECDSA_HASHES[oid];
  if (ecdsa) {
    if (parameters) throw new DerFault('ECDSA with parameters');
    return { kind: 'ecdsa', hash: ecdsa };
  }
  if (oid === RSA_PSS && parameters) return { kind: 'rsa-pss', hash: pssHashOf(parameters) };
  if (oid === SM2_WITH_SM3) {
    // Written with and without a NULL by different authorities.
    requireNoParameters(parameters);
    return { kind: 'sm2' };
  }
  throw new WeakFault(`signature algorithm ${oid}`);
}

/** Reads a SubjectPublicKeyInfo: RSA of 2048 bits and more, P-256, P-384 and SM2 as uncompressed points. */
export function publicKeyOf(element: Der): PublicKey {
  const reader = inside(element);
  const { oid, parameters } = identifierOf(reader.read(TAG.sequence));
  const key = octetsOfBits(reader.read(TAG.bits));
  reader.end();
  if (oid === RSA_ENCRYPTION) {
    if (!parameters) throw new DerFault('RSA without its NULL');
    requireNoParameters(parameters);
    return { kind: 'rsa', bits: rsaBits(key), info: element.whole };
  }
  if (oid !== EC_KEY || parameters?.tag !== TAG.oid) throw new WeakFault(`key algorithm ${oid}`);
  const curve = CURVES[oidOf(parameters)];
  if (!curve) throw new WeakFault(`curve ${oidOf(parameters)}`);
  if (key[0] !== 0x04 || key.length !== 1 + 2 * curve.bytes) throw new DerFault('a point in another form');
  if (curve.kind === 'sm2') return { kind: 'sm2', point: hexOf(key), info: element.whole };
  return { kind: curve.kind, info: element.whole };
}

function rsaBits(key: Uint8Array): number {
  const reader = inside(readWhole(key, TAG.sequence));
  const modulus = integerOf(reader.read(TAG.integer));
  const exponent = integerOf(reader.read(TAG.integer));
  reader.end();
  if (modulus <= 0n || modulus % 2n === 0n) throw new DerFault('no modulus');
  const bits = modulus.toString(2).length;
  if (bits < RSA_BITS.least || bits > RSA_BITS.most || bits % 8 !== 0) throw new WeakFault(`RSA of ${bits} bits`);
  // FIPS 186-5: odd, above 2^16 and below 2^256.
  if (exponent % 2n === 0n || exponent <= 65_536n || exponent >= 1n << 256n) throw new WeakFault('RSA exponent');
  return bits;
}

/** RSASSA-PSS-params: hash and MGF1 with the same hash, a salt as long as it, the usual trailer. */
function pssHashOf(parameters: Der): HashName {
  if (parameters.tag !== TAG.sequence) throw new DerFault('no parameters of PSS');
  const reader = inside(parameters);
  const [hashField, maskField, saltField] = [0, 1, 2].map((number) => reader.optional(contextTag(number, true)));
  reader.end();
  // Left out, each means SHA-1 or a salt for it.
  if (!hashField || !maskField || !saltField) throw new WeakFault('PSS with SHA-1');
  const hash = hashOf(only(hashField, TAG.sequence));
  const mask = identifierOf(only(maskField, TAG.sequence));
  if (mask.oid !== MGF1 || mask.parameters?.tag !== TAG.sequence) throw new WeakFault('another mask');
  if (hashOf(mask.parameters) !== hash) throw new WeakFault('two hashes');
  if (smallOf(only(saltField, TAG.integer)) !== HASH_BYTES[hash]) throw new WeakFault('a salt of another length');
  return hash;
}

function hashOf(element: Der): HashName {
  const { oid, parameters } = identifierOf(element);
  requireNoParameters(parameters);
  const hash = HASHES[oid];
  if (!hash) throw new WeakFault(`hash ${oid}`);
  return hash;
}

function only(field: Der, tag: number): Der {
  const reader = inside(field);
  const element = reader.read(tag);
  reader.end();
  return element;
}

function identifierOf(element: Der): { oid: string; parameters: Der | null } {
  const reader = inside(element);
  const oid = oidOf(reader.read(TAG.oid));
  const parameters = reader.done ? null : reader.any();
  reader.end();
  if (parameters?.tag === TAG.null) nullOf(parameters);
  return { oid, parameters };
}
