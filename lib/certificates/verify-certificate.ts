import { WeakFault } from './algorithms';
import { faultOfPath } from './check-path';
import { faultOfRevocation } from './check-revocation';
import type { Lists } from './crl-signers';
import { DerFault, sameBytes } from './der';
import { sameName, type Name } from './names';
import type { Path } from './path';
import { bytesOf } from './pem';
import { readCertificate, type Certificate } from './read-certificate';
import { issuerOfCrl, readCrl, type Crl } from './read-crl';
import { furtherReason, type CertificateReason } from './refusal-reasons';
import { isUsable, verifySignature } from './verify-signature';

/** DER, or one PEM block. */
export type Encoded = Uint8Array | string;

export interface ToVerify {
  leaf: Encoded;
  /** Intermediate certificates in any order; more than needed does no harm. */
  chain: readonly Encoded[];
  crls: readonly Encoded[];
  /** The authorities that are trusted. Nothing else is. */
  anchors: readonly Encoded[];
  at: Date;
}

export type Verified = { ok: true; path: Path } | { ok: false; reason: CertificateReason };

/** At most so many certificates in a chain, and so many signatures looked at: a chain is given by who wants in. */
const LONGEST_PATH = 8;
const MOST_SIGNATURES = 24;
const MOST_CERTIFICATES = 400;
const MOST_SIGNERS = 12;

/**
 * Whether a certificate may be used to log in at a moment: a chain to an anchor after RFC 5280 6.1, its policies in order (none is asked for, any is
 * welcome), each certificate below the anchor covered for all reasons by fresh CRLs of its issuer, the leaf fit to sign and, where it names purposes,
 * for client authentication. RSA, ECDSA on P-256 and P-384, SM2 with SM3. What is not understood is refused, indirect and delta CRLs among it.
 * Nothing is fetched.
 */
export async function verifyCertificate({ leaf, chain, crls, anchors, at }: ToVerify): Promise<Verified> {
  const instant = at.getTime();
  if (Number.isNaN(instant)) throw new RangeError('no moment to verify at');
  const read = attempt(leaf, readCertificate);
  if (!read.ok) return read;
  const holder = read.value;
  if (holder.unknownCritical) return { ok: false, reason: 'unknown-critical-extension' };
  if (!isUsable(holder.key)) return { ok: false, reason: 'weak-algorithm' };
  if (await isSelfSigned(holder)) return { ok: false, reason: 'self-signed' };
  if (chain.length > MOST_CERTIFICATES) return { ok: false, reason: 'malformed' };

  const others = readAll(chain);
  const trusted = readAll(anchors);
  const builder = {
    ...readCrls(crls),
    authorities: others.good,
    anchors: trusted.good,
    at: instant,
    signaturesLeft: MOST_SIGNATURES,
    signersLeft: MOST_SIGNERS,
  };
  const found = await climb(builder, [holder]);
  if (found.ok || found.reason !== 'no-path') return found;
  // Where no chain was found and something in it could not be read, that is why.
  const [fault] = [...others.faults, ...trusted.faults];
  return { ok: false, reason: fault ?? 'no-path' };
}

interface Builder extends Lists {
  anchors: readonly Certificate[];
  signaturesLeft: number;
}

/** Tries every issuer of the topmost certificate, anchors first, until one chain is good. `below` begins with the topmost. */
async function climb(builder: Builder, below: Path): Promise<Verified> {
  const [top] = below;
  let reason: CertificateReason = 'no-path';
  for (const [candidates, trusted] of [
    [builder.anchors, true],
    [builder.authorities, false],
  ] as const) {
    for (const issuer of candidates) {
      if (!sameName(top.issuer, issuer.subject) || isOnPath(issuer, below)) continue;
      const tried = await tryIssuer(builder, { issuer, below, trusted });
      if (tried.ok) return tried;
      reason = furtherReason(reason, tried.reason);
    }
  }
  return { ok: false, reason };
}

async function tryIssuer(
  builder: Builder,
  { issuer, below, trusted }: { issuer: Certificate; below: Path; trusted: boolean },
): Promise<Verified> {
  if (issuer.unknownCritical) return { ok: false, reason: 'unknown-critical-extension' };
  if (below.length >= LONGEST_PATH || builder.signaturesLeft === 0) return { ok: false, reason: 'path-too-long' };
  builder.signaturesLeft -= 1;
  if (!(await verifySignature(issuer.key, below[0]))) return { ok: false, reason: 'bad-signature' };
  const path: Path = [issuer, ...below];
  if (!trusted) return climb(builder, path);
  const fault = faultOfPath(path, builder.at) ?? (await faultOfRevocation(path, builder));
  return fault ? { ok: false, reason: fault } : { ok: true, path };
}

/** Whether the certificate, or another one of the same name and key, is on the way already. */
function isOnPath(candidate: Certificate, path: Path): boolean {
  return path.some(
    ({ subject, key }) => sameName(subject, candidate.subject) && sameBytes(key.info, candidate.key.info),
  );
}

/** Whether a certificate vouches for itself; as a leaf it is refused even where it is an anchor. */
async function isSelfSigned(certificate: Certificate): Promise<boolean> {
  return sameName(certificate.subject, certificate.issuer) && (await verifySignature(certificate.key, certificate));
}

type Attempt<Value> = { ok: true; value: Value } | { ok: false; reason: CertificateReason };

function readAll(encoded: readonly Encoded[]): { good: Certificate[]; faults: CertificateReason[] } {
  const attempts = encoded.map((one) => attempt(one, readCertificate));
  return {
    good: attempts.flatMap((one) => (one.ok ? [one.value] : [])),
    faults: attempts.flatMap((one) => (one.ok ? [] : [one.reason])),
  };
}

function readCrls(encoded: readonly Encoded[]): { crls: Crl[]; unread: (Name | null)[] } {
  const attempts = encoded.map((one) => ({ ...attempt(one, readCrl), one }));
  return {
    crls: attempts.flatMap((tried) => (tried.ok ? [tried.value] : [])),
    unread: attempts.flatMap((tried) => (tried.ok ? [] : [issuerOf(tried.one)])),
  };
}

function issuerOf(encoded: Encoded): Name | null {
  const bytes = attempt(encoded, (given) => given);
  return bytes.ok ? issuerOfCrl(bytes.value) : null;
}

function attempt<Value>(encoded: Encoded, read: (bytes: Uint8Array) => Value): Attempt<Value> {
  try {
    return { ok: true, value: read(bytesOf(encoded)) };
  } catch (error) {
    if (error instanceof WeakFault) return { ok: false, reason: 'weak-algorithm' };
    if (error instanceof DerFault) return { ok: false, reason: 'malformed' };
    throw error;
  }
}
