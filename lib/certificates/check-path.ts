import { arePoliciesInOrder } from './check-policies';
import { USAGE } from './extensions';
import { mayBeCalled } from './name-constraints';
import { sameName } from './names';
import { isSelfIssued, type Path } from './path';
import type { Certificate } from './read-certificate';
import type { CertificateReason } from './refusal-reasons';

/** id-kp-clientAuth: to say who one is. */
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/**
 * What of a chain is at fault after RFC 5280 6.1, its revocation aside; null when nothing is. The anchor has to keep the rules as well.
 * `faultOfLast` says what the last one has to be, a leaf unless said.
 */
export function faultOfPath(path: Path, at: number, faultOfLast = faultOfLeaf): CertificateReason | null {
  const authorities = path.slice(0, -1);
  const last = path[path.length - 1] ?? path[0];
  return (
    path.map((certificate, place) => faultOfKeyIds(certificate, path[place - 1])).find(Boolean) ??
    authorities.map(faultOfAuthority).find(Boolean) ??
    faultOfLast(last) ??
    faultOfLength(path) ??
    faultOfNames(path) ??
    (arePoliciesInOrder(path) ? null : 'policy-not-permitted') ??
    faultOfValidity(path, at) ??
    (path.every(isForLogin) ? null : 'wrong-purpose')
  );
}

/** A certificate that names the key of its issuer names the one that signed it; only the anchor need not. So with unique identifiers, where they are. */
function faultOfKeyIds(certificate: Certificate, issuer: Certificate | undefined): CertificateReason | null {
  const named = certificate.authorityKeyId;
  if (issuer === undefined) return null;
  if (!named?.keyId || named.keyId !== issuer.subjectKeyId) return 'wrong-key-id';
  if (certificate.issuerUniqueId !== issuer.subjectUniqueId) return 'wrong-key-id';
  if (named.serial === null) return null;
  const directories = (named.issuer ?? []).filter((name) => name.kind === 'directory');
  const fits = named.serial === issuer.serial && directories.some(({ value }) => sameName(value, issuer.issuer));
  return fits ? null : 'wrong-key-id';
}

function faultOfAuthority({ isAuthority, usage, subjectKeyId }: Certificate): CertificateReason | null {
  if (!isAuthority) return 'not-an-authority';
  if (!usage?.has(USAGE.certificateSigning)) return 'wrong-key-usage';
  return subjectKeyId === null ? 'wrong-key-id' : null;
}

/** Who signs CRLs for an authority is marked for it; an authority or not. */
export function faultOfCrlSigner({ usage }: Certificate): CertificateReason | null {
  return usage?.has(USAGE.crlSigning) ? null : 'wrong-key-usage';
}

/** A leaf signs what it is asked to, and is no authority. */
function faultOfLeaf({ isAuthority, usage, nameConstraints }: Certificate): CertificateReason | null {
  const signs = usage?.has(USAGE.digitalSignature) ?? false;
  const authority = isAuthority || usage?.has(USAGE.certificateSigning) || usage?.has(USAGE.crlSigning);
  return !signs || authority || nameConstraints ? 'wrong-key-usage' : null;
}

/** No more authorities between than pathLen says; those that renew themselves are not counted. */
function faultOfLength(path: Path): CertificateReason | null {
  const tooLong = path.some(({ pathLength }, place) => {
    const between = path.slice(place + 1, -1).filter((certificate) => !isSelfIssued(certificate));
    return pathLength !== null && between.length > pathLength;
  });
  return tooLong ? 'path-too-long' : null;
}

function faultOfNames(path: Path): CertificateReason | null {
  const outside = path.some(({ nameConstraints }, place) => {
    if (!nameConstraints) return false;
    const below = path.slice(place + 1).filter((certificate, index, rest) => {
      return index === rest.length - 1 || !isSelfIssued(certificate);
    });
    return !below.every((certificate) => mayBeCalled(nameConstraints, certificate));
  });
  return outside ? 'name-not-permitted' : null;
}

function faultOfValidity(path: Path, at: number): CertificateReason | null {
  if (path.some(({ notBefore }) => at < notBefore)) return 'not-yet-valid';
  return path.some(({ notAfter }) => at > notAfter) ? 'expired' : null;
}

/** Where purposes are named, logging in is one of them: of the leaf, and of every authority that limits its own. */
function isForLogin({ purposes }: Certificate): boolean {
  return purposes === null || purposes.includes(CLIENT_AUTHENTICATION);
}
