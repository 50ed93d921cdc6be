import type { Path } from './check-path';
import { USAGE } from './extensions';
import { sameName } from './names';
import type { Certificate } from './read-certificate';
import type { Crl } from './read-crl';
import type { CertificateReason } from './refusal-reasons';
import { verifySignature } from './verify-signature';

/** Whether anything below the anchor was revoked, by fresh CRLs of the very authorities that issued it; null when it was not. */
export async function faultOfRevocation(
  path: Path,
  { crls, at }: { crls: readonly Crl[]; at: number },
): Promise<CertificateReason | null> {
  const faults: CertificateReason[] = [];
  for (const [place, certificate] of path.entries()) {
    const issuer = path[place - 1];
    if (!issuer) continue;
    const fault = await faultOfOne(certificate, { issuer, crls, at });
    // What is known to be revoked is said, even where another CRL is missing.
    if (fault === 'revoked') return fault;
    if (fault) faults.push(fault);
  }
  return faults[0] ?? null;
}

async function faultOfOne(
  certificate: Certificate,
  { issuer, crls, at }: { issuer: Certificate; crls: readonly Crl[]; at: number },
): Promise<CertificateReason | null> {
  const own = await crlsOf(issuer, crls);
  if (own.some(({ revoked }) => revoked.has(certificate.serial))) return 'revoked';
  // One in its name that is signed by another key, which it may have changed: nobody knows, so nobody relies on the others.
  const named = crls.some((crl) => sameName(crl.issuer, issuer.subject) && crl.revoked.has(certificate.serial));
  if (named && own.length > 0) return 'crl-unsupported';
  if (own.length === 0) return 'crl-missing';
  // A delta, a partial or an indirect list may tell of this certificate in a way that is not read here.
  if (certificate.revokedElsewhere || own.some(({ unsupported }) => unsupported)) return 'crl-unsupported';
  return own.some((crl) => isFresh(crl, at)) ? null : 'crl-stale';
}

/** The CRLs that an authority has signed itself, and may sign. Others prove nothing. */
async function crlsOf(issuer: Certificate, crls: readonly Crl[]): Promise<Crl[]> {
  if (!issuer.usage?.has(USAGE.crlSigning)) return [];
  const fitting: Crl[] = [];
  for (const crl of crls) {
    if (!sameName(crl.issuer, issuer.subject)) continue;
    if (!crl.authorityKeyId?.keyId || crl.authorityKeyId.keyId !== issuer.subjectKeyId) continue;
    if (await verifySignature(issuer.key, crl)) fitting.push(crl);
  }
  return fitting;
}

/** Whether a CRL speaks of this moment. */
export function isFresh({ thisUpdate, nextUpdate }: { thisUpdate: number; nextUpdate: number }, at: number): boolean {
  return thisUpdate <= at && at < nextUpdate;
}
