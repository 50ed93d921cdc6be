import { constants, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { sm2 } from 'sm-crypto';
import { fromHex } from '@/lib/certificates/der';
import { signSm2 } from '@/lib/certificates/sm2';
import { bits, integer, nothing, octets, oid, sequence, context, type Bytes } from './write-der';

export type Kind = 'rsa' | 'rsa-pss' | 'p256' | 'p384' | 'sm2';

/** A key that signs certificates and CRLs, with its public half and the name of what it signs with, in DER. */
export interface SigningKey {
  info: Bytes;
  /** PKCS #8, not encrypted. */
  secret: Bytes;
  algorithm: Bytes;
  sign: (data: Uint8Array) => Bytes;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
const EC_KEY = '1.2.840.10045.2.1';
const SM2_CURVE = '1.2.156.10197.1.301';

/** Makes a key. Keys of the demo and of the tests only: nobody relies on them. */
export function makeKey(kind: Kind, { rsaBits = 2048 }: { rsaBits?: number } = {}): SigningKey {
  if (kind === 'sm2') return makeSm2Key();
  if (kind === 'rsa' || kind === 'rsa-pss') return makeRsaKey(kind, rsaBits);
  const pair = generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'prime256v1' : 'secp384r1' });
  const hash = kind === 'p256' ? 'sha256' : 'sha384';
  return {
    ...exported(pair.publicKey, pair.privateKey),
    algorithm: sequence(oid(kind === 'p256' ? '1.2.840.10045.4.3.2' : '1.2.840.10045.4.3.3')),
    sign: (data) => Uint8Array.from(sign(hash, data, pair.privateKey)),
  };
}

function makeRsaKey(kind: 'rsa' | 'rsa-pss', modulusLength: number): SigningKey {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  const { padding, saltLength } = {
    padding: kind === 'rsa' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  };
  return {
    ...exported(pair.publicKey, pair.privateKey),
    algorithm: kind === 'rsa' ? sequence(oid('1.2.840.113549.1.1.11'), nothing()) : pssWithSha256(),
    sign: (data) => Uint8Array.from(sign('sha256', data, { key: pair.privateKey, padding, saltLength })),
  };
}

function pssWithSha256(): Bytes {
  const hash = sequence(oid(SHA256), nothing());
  const mask = sequence(oid('1.2.840.113549.1.1.8'), hash);
  return sequence(oid('1.2.840.113549.1.1.10'), sequence(context(0, hash), context(1, mask), context(2, integer(32))));
}

function makeSm2Key(): SigningKey {
  const { privateKey, publicKey } = sm2.generateKeyPairHex(randomBytes(40).toString('hex'), 16);
  const algorithm = sequence(oid(EC_KEY), oid(SM2_CURVE));
  const [number, point] = [fromHex(privateKey), fromHex(publicKey)];
  const inner = sequence(integer(1), octets(number), context(1, bits(point)));
  return {
    info: sequence(algorithm, bits(point)),
    secret: sequence(integer(0), algorithm, octets(inner)),
    algorithm: sequence(oid('1.2.156.10197.1.501')),
    sign: (data) => signSm2(privateKey, data),
  };
}

function exported(publicKey: KeyObject, privateKey: KeyObject): { info: Bytes; secret: Bytes } {
  return {
    info: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })),
    secret: Uint8Array.from(privateKey.export({ type: 'pkcs8', format: 'der' })),
  };
}
