import {
  authorityExtensions,
  directoryName,
  holderExtensions,
  issue,
  issueCrl,
  type Issuer,
  type Wanted,
  type WantedCrl,
  type WrittenExtension,
} from '@/db/demo/certificate-authority';
import { context, flags, sequence } from '@/db/demo/write-der';
import { EXTENSION } from '@/lib/certificates/extensions';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { verifyCertificate } from '@/lib/certificates/verify-certificate';
import { altered, DAY, keyOf, NOW } from './certificates';

const KIND = 'p256';
const TIMES = { notBefore: NOW - 30 * DAY, notAfter: NOW + 30 * DAY };

/** An authority of a test's own tree: its name and key, and its certificate. */
export interface Authority extends Issuer {
  certificate: Uint8Array;
}

interface Wish {
  /** The key by its name; the authority's own name unless said. An authority of one name may have several. */
  key?: string;
  pathLength?: number;
  /** Extensions, in place of those of the same kind. */
  and?: readonly WrittenExtension[];
  without?: readonly string[];
  issued?: Partial<Wanted>;
}

/** An authority that nobody has certified but itself. */
export function anchorOf(name: string, { and = [] }: Pick<Wish, 'and'> = {}): Authority {
  const self = { name: directoryName(name), key: keyOf(KIND, name) };
  const extensions = replaced(authorityExtensions(self.key), and);
  return { ...self, certificate: issue({ ...TIMES, subject: self.name, key: self.key, issuer: self, extensions }) };
}

/** An authority below another one, or the same one again by another key. */
export function authorityBelow(
  issuer: Authority,
  name: string,
  { key = name, pathLength, and = [], without = [], issued = {} }: Wish = {},
): Authority {
  const self = { name: directoryName(name), key: keyOf(KIND, key) };
  const own = authorityExtensions(self.key, { issuer, ...(pathLength === undefined ? {} : { pathLength }) });
  const extensions = altered(replaced(own, and), { without });
  return {
    ...self,
    certificate: issue({ ...TIMES, subject: self.name, key: self.key, issuer, extensions, ...issued }),
  };
}

/** The certificate of somebody who logs in. Its serial number is 77 unless said. */
export function holderBelow(
  issuer: Authority,
  { and = [], without = [], issued = {} }: Omit<Wish, 'key' | 'pathLength'> = {},
): Uint8Array {
  const key = keyOf(KIND, 'holder');
  const extensions = altered(replaced(holderExtensions(key, issuer), and), { without });
  const subject = directoryName('测试专管员', '测试单位有限公司');
  return issue({ ...TIMES, subject, key, issuer, serial: 77n, extensions, ...issued });
}

/** A fresh CRL of an authority that revokes nothing unless said. */
export function crlOf(issuer: Issuer, wanted: Partial<WantedCrl> = {}): Uint8Array {
  return issueCrl({ issuer, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, ...wanted });
}

/** What becomes of a leaf below these authorities, the anchor first; each has its fresh CRL unless other ones are given. */
export async function answerFor(
  [anchor, ...between]: readonly [Authority, ...Authority[]],
  leaf: Uint8Array,
  crls: readonly Uint8Array[] = [anchor, ...between].map((authority) => crlOf(authority)),
): Promise<CertificateReason | 'good'> {
  const outcome = await verifyCertificate({
    leaf,
    chain: between.map(({ certificate }) => certificate),
    anchors: [anchor.certificate],
    crls,
    at: new Date(NOW),
  });
  return outcome.ok ? 'good' : outcome.reason;
}

/** A keyUsage with these bits. */
export function usageOf(...bits: number[]): WrittenExtension {
  return { oid: EXTENSION.keyUsage, critical: true, value: flags(...bits) };
}

/** A name of a place, as it stands in both kinds of distribution points. */
export function placeNamed(...names: Uint8Array[]): Uint8Array {
  return context(0, context(0, ...names));
}

/** A CRLDistributionPoints of one point. */
export function pointingTo(...parts: Uint8Array[]): WrittenExtension {
  return { oid: EXTENSION.distributionPoints, value: sequence(sequence(...parts)) };
}

function replaced(own: readonly WrittenExtension[], and: readonly WrittenExtension[]): WrittenExtension[] {
  return altered(own, { without: and.map(({ oid }) => oid), and });
}
