import { faultOfCrlSigner, faultOfPath } from './check-path';
import { sameBytes } from './der';
import { sameName, type Name } from './names';
import type { Path } from './path';
import type { Certificate } from './read-certificate';
import type { Crl } from './read-crl';
import type { CertificateReason } from './refusal-reasons';
import { verifySignature } from './verify-signature';

/** What revocation is told by. */
export interface Lists {
  crls: readonly Crl[];
  /** Who issued the CRLs that could not be read, each; null where not even that can be told. */
  unread: readonly (Name | null)[];
  /** Certificates of authorities that are at hand, and of those who sign CRLs for them. */
  authorities: readonly Certificate[];
  at: number;
  /** How many more certificates may be tried as a signer of a CRL. */
  signersLeft: number;
}

interface Asking {
  above: Path;
  lists: Lists;
  asked: readonly Certificate[];
  /** Whether a signer was itself revoked; asked of those that are not on the chain. */
  faultOfSigner: (
    signer: Certificate,
    asking: { above: Path; lists: Lists; asked: readonly Certificate[] },
  ) => Promise<CertificateReason | null>;
}

/**
 * The CRLs of an authority that its own key has signed, or another key that was certified for it: one of the same name on the chain (it has renewed
 * itself), or one that somebody on the chain has issued a good certificate for (RFC 5280 6.3.3 f, g). Others prove nothing.
 */
export async function crlsFor(authority: Name, asking: Asking): Promise<Crl[]> {
  const good: Crl[] = [];
  for (const crl of asking.lists.crls) {
    if (sameName(crl.issuer, authority) && (await isSigned(crl, asking))) good.push(crl);
  }
  return good;
}

async function isSigned(crl: Crl, asking: Asking): Promise<boolean> {
  const { above, lists } = asking;
  for (const signer of above) {
    if (mayHaveSigned(crl, signer) && (await verifySignature(signer.key, crl))) return true;
  }
  for (const signer of lists.authorities) {
    if (!mayHaveSigned(crl, signer) || isAmong(signer, above) || isAmong(signer, asking.asked)) continue;
    if (lists.signersLeft === 0) return false;
    lists.signersLeft -= 1;
    if ((await verifySignature(signer.key, crl)) && (await isGood(signer, asking))) return true;
  }
  return false;
}

/** Marked for CRLs, and the key that the CRL names. */
function mayHaveSigned({ issuer, authorityKeyId }: Crl, signer: Certificate): boolean {
  if (!sameName(issuer, signer.subject) || faultOfCrlSigner(signer)) return false;
  return Boolean(authorityKeyId?.keyId) && authorityKeyId?.keyId === signer.subjectKeyId;
}

/** Whether somebody on the chain has issued the signer's certificate, by all the rules, and not revoked it. */
async function isGood(signer: Certificate, { above, lists, asked, faultOfSigner }: Asking): Promise<boolean> {
  const [anchor, ...between] = above;
  for (const [place, issuer] of above.entries()) {
    if (!sameName(signer.issuer, issuer.subject) || !(await verifySignature(issuer.key, signer))) continue;
    const down: Path = [anchor, ...between.slice(0, place)];
    if (faultOfPath([...down, signer], lists.at, faultOfCrlSigner)) continue;
    const revoked = await faultOfSigner(signer, { above: down, lists, asked: [...asked, signer] });
    if (revoked === null) return true;
  }
  return false;
}

function isAmong(certificate: Certificate, others: readonly Certificate[]): boolean {
  return others.some(({ bytes }) => sameBytes(bytes, certificate.bytes));
}
