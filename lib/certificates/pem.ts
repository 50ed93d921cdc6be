import { DerFault } from './der';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----\s*([A-Za-z0-9+/=\s]*?)-----END \1-----/g;
const LABELS = ['CERTIFICATE', 'TRUSTED CERTIFICATE', 'X509 CERTIFICATE', 'X509 CRL'];

/** The bytes of DER, or of the one PEM block that a text is. */
export function bytesOf(encoded: Uint8Array | string): Uint8Array {
  if (typeof encoded !== 'string') return encoded;
  const [block, ...more] = blocksOf(encoded);
  if (!block || more.length > 0) throw new DerFault('not one PEM block');
  return block;
}

/** The bytes of every PEM block of certificates and CRLs, in order; what stands between them is left out, and so are keys. */
export function blocksOf(text: string): Uint8Array[] {
  return [...text.matchAll(BLOCK)]
    .filter(([, label = '']) => LABELS.includes(label))
    .map(([, , body = '']) => fromBase64(body.replace(/\s+/g, '')));
}

/** Bytes from base64, padded, of nothing else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new DerFault('no base64');
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Base64 of bytes, padded. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
