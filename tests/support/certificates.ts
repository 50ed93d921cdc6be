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
import { makeKey, type Kind, type SigningKey } from '@/db/demo/certificate-keys';
import type { ToVerify } from '@/lib/certificates/verify-certificate';

export const DAY = 24 * 60 * 60 * 1000;
/** The moment that all certificates of the tests are looked at. */
export const NOW = Date.UTC(2026, 5, 15, 8);

const keys = new Map<string, SigningKey>();

/** A key by name and kind, made once in a file: RSA takes long. */
export function keyOf(kind: Kind, name: string): SigningKey {
  const known = keys.get(`${kind} ${name}`) ?? makeKey(kind);
  keys.set(`${kind} ${name}`, known);
  return known;
}

interface Changes {
  root?: Partial<Wanted>;
  middle?: Partial<Wanted>;
  leaf?: Partial<Wanted>;
  rootCrl?: Partial<WantedCrl>;
  middleCrl?: Partial<WantedCrl>;
}

/** The extensions without those of these kinds, and with others. */
export function altered(
  extensions: readonly WrittenExtension[],
  { without = [], and = [] }: { without?: readonly string[]; and?: readonly WrittenExtension[] },
): WrittenExtension[] {
  return [...extensions.filter(({ oid }) => !without.includes(oid)), ...and];
}

/** Who is who in the chain of a kind: root, issuing authority, holder. */
export function partiesOf(kind: Kind) {
  const root: Issuer = { name: directoryName('测试根证书'), key: keyOf(kind, 'root') };
  const middle: Issuer = { name: directoryName('测试签发机构'), key: keyOf(kind, 'middle') };
  const holder: Issuer = { name: directoryName('测试专管员', '测试单位有限公司'), key: keyOf(kind, 'holder') };
  return { root, middle, holder };
}

/** A chain that is good, as `verifyCertificate` takes it; each part may be written otherwise. */
export function chainOf(kind: Kind, changes: Changes = {}): ToVerify & { leaf: Uint8Array } {
  const { root, middle, holder } = partiesOf(kind);
  const times = { notBefore: NOW - 30 * DAY, notAfter: NOW + 30 * DAY };
  const fresh = { thisUpdate: NOW - DAY, nextUpdate: NOW + DAY };
  return {
    leaf: issue({
      ...times,
      subject: holder.name,
      key: holder.key,
      issuer: middle,
      serial: 77n,
      extensions: holderExtensions(holder.key, middle),
      ...changes.leaf,
    }),
    chain: [
      issue({
        ...times,
        subject: middle.name,
        key: middle.key,
        issuer: root,
        serial: 7n,
        extensions: authorityExtensions(middle.key, { issuer: root, pathLength: 0 }),
        ...changes.middle,
      }),
    ],
    anchors: [
      issue({
        ...times,
        subject: root.name,
        key: root.key,
        issuer: root,
        extensions: authorityExtensions(root.key),
        ...changes.root,
      }),
    ],
    crls: [
      issueCrl({ ...fresh, issuer: root, ...changes.rootCrl }),
      issueCrl({ ...fresh, issuer: middle, ...changes.middleCrl }),
    ],
    at: new Date(NOW),
  };
}
