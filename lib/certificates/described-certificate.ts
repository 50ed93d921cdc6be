import { createHash } from 'node:crypto';
import { WeakFault } from './algorithms';
import { DerFault } from './der';
import { titleOf } from './names';
import { blocksOf, fromBase64 } from './pem';
import { readCertificate, type Certificate } from './read-certificate';
import { readCrl, type Crl } from './read-crl';

/** What is kept of a certificate beside its bytes. */
export function describedCertificate(certificate: Certificate) {
  return {
    fingerprint: createHash('sha256').update(certificate.bytes).digest(),
    der: Buffer.from(certificate.bytes),
    title: titleOf(certificate.subject).slice(0, 200),
    issuerTitle: titleOf(certificate.issuer).slice(0, 200),
    serial: certificate.serial.toString(16).toUpperCase(),
    keyKind: certificate.key.kind,
    notBefore: new Date(certificate.notBefore),
    notAfter: new Date(certificate.notAfter),
  };
}

/** The one certificate that somebody pasted or chose, as PEM or as DER in base64; null when it is none. */
export function certificateFrom(text: string): Certificate | null {
  return readFrom(text, readCertificate);
}

/** The same for a CRL. */
export function crlFrom(text: string): Crl | null {
  return readFrom(text, readCrl);
}

function readFrom<Value>(text: string, read: (bytes: Uint8Array) => Value): Value | null {
  try {
    const blocks = text.includes('-----') ? blocksOf(text) : [fromBase64(text.replace(/\s+/g, ''))];
    const [bytes, ...more] = blocks;
    return bytes && more.length === 0 ? read(bytes) : null;
  } catch (error) {
    if (error instanceof DerFault || error instanceof WeakFault) return null;
    throw error;
  }
}
