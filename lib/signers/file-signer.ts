import type { KeyKind } from '@/lib/certificates/algorithms';
import { fromHex, hexOf } from '@/lib/certificates/der';
import { readCertificate } from '@/lib/certificates/read-certificate';
import { signSm2 } from '@/lib/certificates/sm2';
import { part, readBer } from './ber';
import { openCertificateFile } from './certificate-file';
import { SignerFault, type Signer } from './signer';

type Octets = Uint8Array<ArrayBuffer>;

const CURVES = { p256: 'P-256', p384: 'P-384' } as const;

/** A signer from a certificate file and its password. Both stay here: only signatures leave. */
export async function signerFromFile(file: Octets, password: string): Promise<Signer> {
  // Browsers keep their cryptography from pages that came unprotected.
  if (!('subtle' in crypto)) throw new SignerFault('insecure-page');
  const { certificate, chain, key } = await openCertificateFile(file, password);
  return { certificate, chain, sign: await signingWith(kindOf(certificate), key) };
}

function kindOf(certificate: Uint8Array): KeyKind {
  try {
    return readCertificate(certificate).key.kind;
  } catch {
    throw new SignerFault('unsupported-file');
  }
}

async function signingWith(kind: KeyKind, key: Octets): Promise<Signer['sign']> {
  if (kind === 'sm2') {
    const secret = sm2SecretOf(key);
    return (data) => Promise.resolve(signSm2(secret, data));
  }
  if (kind === 'rsa') {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const imported = await importKey(key, algorithm);
    return async (data) => new Uint8Array(await crypto.subtle.sign(algorithm.name, imported, data));
  }
  const imported = await importKey(key, { name: 'ECDSA', namedCurve: CURVES[kind] });
  return async (data) => {
    return derOf(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, imported, data)));
  };
}

function importKey(key: Octets, algorithm: RsaHashedImportParams | EcKeyImportParams): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', key, algorithm, false, ['sign']).catch(() => {
    throw new SignerFault('unsupported-file');
  });
}

/** The private number of an SM2 key in PKCS #8, in hex. */
function sm2SecretOf(key: Octets): string {
  const inner = readBer(part(readBer(key), 2).content);
  const secret = hexOf(part(inner, 1).content).padStart(64, '0');
  if (secret.length !== 64) throw new SignerFault('unsupported-file');
  return secret;
}

/** A signature of two numbers side by side, as DER writes it. */
function derOf(raw: Octets): Octets {
  const half = raw.length / 2;
  const numbers = [raw.subarray(0, half), raw.subarray(half)].map((number) => {
    const hex = hexOf(number).replace(/^(00)+(?=..)/, '');
    const positive = /^[89a-f]/.test(hex) ? `00${hex}` : hex;
    return `02${lengthOf(positive)}${positive}`;
  });
  const body = numbers.join('');
  return fromHex(`30${lengthOf(body)}${body}`);
}

function lengthOf(hex: string): string {
  return (hex.length / 2).toString(16).padStart(2, '0');
}
