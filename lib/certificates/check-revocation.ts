import { crlsFor, type Lists } from './crl-signers';
import { areAllReasons, reasonsToldOf } from './distribution-points';
import { sameName } from './names';
import type { Path } from './path';
import type { Certificate } from './read-certificate';
import type { CertificateReason } from './refusal-reasons';

/** Whether anything below the anchor was revoked, by fresh CRLs of the very authorities that issued it; null when it was not. */
export async function faultOfRevocation(path: Path, lists: Lists): Promise<CertificateReason | null> {
  const faults: CertificateReason[] = [];
  for (const [place, certificate] of path.entries()) {
    const [anchor, ...between] = path.slice(0, place);
    if (!anchor) continue;
    const fault = await faultOfOne(certificate, { above: [anchor, ...between], lists, asked: [] });
    // What is known to be revoked is said, even where another CRL is missing.
    if (fault === 'revoked') return fault;
    if (fault) faults.push(fault);
  }
  return faults[0] ?? null;
}

interface Asking {
  /** The chain down to the certificate's issuer. */
  above: Path;
  lists: Lists;
  /** Signers of CRLs whose own revocation is being asked for: none may vouch for itself. */
  asked: readonly Certificate[];
}

async function faultOfOne(
  certificate: Certificate,
  { above, lists, asked }: Asking,
): Promise<CertificateReason | null> {
  const { issuer, serial } = certificate;
  const own = await crlsFor(issuer, { above, lists, asked, faultOfSigner: faultOfOne });
  if (own.some(({ revoked }) => revoked.has(serial))) return 'revoked';
  // One in its name that is signed by another key, which it may have changed: nobody knows, so nobody relies on the others.
  const named = lists.crls.some((crl) => sameName(crl.issuer, issuer) && crl.revoked.has(serial));
  if (named && own.length > 0) return 'crl-unsupported';
  if (own.length === 0) return 'crl-missing';
  // A delta or an indirect list may tell of this certificate in a way that is not read here.
  const elsewhere = certificate.revokedInDeltas || certificate.distributionPoints.some(({ byAnother }) => byAnother);
  if (elsewhere || own.some(({ unsupported }) => unsupported)) return 'crl-unsupported';
  const told = own.map((crl) => ({ crl, reasons: reasonsToldOf(certificate, crl.issuingPoint) }));
  if (!areAllReasons(told.flatMap(({ reasons }) => reasons))) return 'crl-missing';
  const fresh = told.filter(({ crl }) => isFresh(crl, lists.at));
  if (!areAllReasons(fresh.flatMap(({ reasons }) => reasons))) return 'crl-stale';
  // One of its issuer that could not be read: nobody knows what it would have revoked.
  return lists.unread.some((name) => name === null || sameName(name, issuer)) ? 'crl-unsupported' : null;
}

/** Whether a CRL speaks of this moment. */
export function isFresh({ thisUpdate, nextUpdate }: { thisUpdate: number; nextUpdate: number }, at: number): boolean {
  return thisUpdate <= at && at < nextUpdate;
}
