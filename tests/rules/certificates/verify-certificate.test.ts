import { describe, expect, test } from 'vitest';
import {
  authorityExtensions,
  authorityKeyId,
  directoryName,
  holderExtensions,
  issue,
  issueCrl,
} from '@/db/demo/certificate-authority';
import { makeKey } from '@/db/demo/certificate-keys';
import {
  boolean,
  context,
  contextOctets,
  flags,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  utf8,
} from '@/db/demo/write-der';
import { EXTENSION, USAGE } from '@/lib/certificates/extensions';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { verifyCertificate, type ToVerify } from '@/lib/certificates/verify-certificate';
import { altered, chainOf, DAY, keyOf, NOW, partiesOf } from '../../support/certificates';

const KIND = 'p256';
const { root, middle, holder } = partiesOf(KIND);
const UNKNOWN = '1.3.6.1.4.1.55738.666.1';

async function reasonFor(chain: ToVerify): Promise<CertificateReason | 'good'> {
  const outcome = await verifyCertificate(chain);
  return outcome.ok ? 'good' : outcome.reason;
}

/** A name of an organisation alone. */
function organisation(name: string) {
  return sequence(setOf(sequence(oid('2.5.4.10'), utf8(name))));
}

/** The leaf with these extensions instead of some of its own. */
function leafWith(changes: Parameters<typeof altered>[1]) {
  return chainOf(KIND, { leaf: { extensions: altered(holderExtensions(holder.key, middle), changes) } });
}

function middleWith(changes: Parameters<typeof altered>[1]) {
  const own = authorityExtensions(middle.key, { issuer: root, pathLength: 0 });
  return chainOf(KIND, { middle: { extensions: altered(own, changes) } });
}

describe.each(['rsa', 'rsa-pss', 'p256', 'p384', 'sm2'] as const)('a chain of %s', (kind) => {
  test('is accepted when all of it is right, and its path told', async () => {
    const outcome = await verifyCertificate(chainOf(kind));
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && outcome.path.map(({ serial }) => serial).slice(1)).toEqual([7n, 77n]);
  });

  test('is refused when one bit of the leaf was changed', async () => {
    const chain = chainOf(kind);
    const changed = Uint8Array.from(chain.leaf);
    const serial = changed.indexOf(77);
    changed[serial] = 76;
    expect(await reasonFor({ ...chain, leaf: changed })).toBe('bad-signature');
    const signature = Uint8Array.from(chain.leaf);
    signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
    expect(await reasonFor({ ...chain, leaf: signature })).toBe('bad-signature');
  });

  test('is refused when the leaf was revoked, or its authority', async () => {
    expect(await reasonFor(chainOf(kind, { middleCrl: { revoked: [5n, 77n] } }))).toBe('revoked');
    expect(await reasonFor(chainOf(kind, { rootCrl: { revoked: [7n] } }))).toBe('revoked');
  });
});

describe('a chain', () => {
  test('is taken in PEM as well, whatever order it has, with more than is needed', async () => {
    const chain = chainOf(KIND);
    const pem = (bytes: ToVerify['leaf'], label = 'CERTIFICATE') =>
      `-----BEGIN ${label}-----\n${Buffer.from(bytes as Uint8Array).toString('base64')}\n-----END ${label}-----\n`;
    const strange = chainOf('p384');
    expect(
      await reasonFor({
        ...chain,
        leaf: pem(chain.leaf),
        chain: [...strange.anchors, ...strange.chain, ...chain.chain.map((one) => pem(one))],
        crls: [...chain.crls].reverse().map((one) => pem(one, 'X509 CRL')),
      }),
    ).toBe('good');
  });

  test('is refused before it begins and after it ends', async () => {
    expect(await reasonFor({ ...chainOf(KIND), at: new Date(NOW - 31 * DAY) })).toBe('not-yet-valid');
    expect(await reasonFor(chainOf(KIND, { leaf: { notAfter: NOW - 1000 } }))).toBe('expired');
    expect(await reasonFor(chainOf(KIND, { middle: { notAfter: NOW - 1000 } }))).toBe('expired');
    expect(await reasonFor(chainOf(KIND, { root: { notAfter: NOW - 1000 } }))).toBe('expired');
  });

  test('needs its issuers, and an anchor that is pinned', async () => {
    expect(await reasonFor({ ...chainOf(KIND), chain: [] })).toBe('no-path');
    expect(await reasonFor({ ...chainOf(KIND), anchors: [] })).toBe('no-path');
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, anchors: [], chain: [...chain.chain, ...chain.anchors] })).toBe('no-path');
    expect(await reasonFor({ ...chain, anchors: chainOf('p384').anchors })).toBe('bad-signature');
  });

  test('may end at an anchor that is no root', async () => {
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, anchors: chain.chain, chain: [] })).toBe('good');
  });

  test('is refused where the leaf vouches for itself, an anchor or not', async () => {
    const own = issue({
      subject: holder.name,
      key: holder.key,
      issuer: holder,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
      extensions: holderExtensions(holder.key, holder),
    });
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, leaf: own })).toBe('self-signed');
    expect(await reasonFor({ ...chain, leaf: own, anchors: [own] })).toBe('self-signed');
    expect(await reasonFor({ ...chain, leaf: chain.anchors[0] ?? '' })).toBe('self-signed');
    expect(await reasonFor({ ...chain, anchors: [chain.leaf], chain: [] })).toBe('no-path');
  });

  test('is not followed round in circles', async () => {
    const crossed = issue({
      subject: root.name,
      key: root.key,
      issuer: middle,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
      extensions: authorityExtensions(root.key, { issuer: middle }),
    });
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, anchors: [], chain: [...chain.chain, crossed] })).toBe('no-path');
  });
});

describe('an authority', () => {
  test('says that it is one', async () => {
    const { basicConstraints, keyUsage, subjectKeyId, authorityKeyId: issuerKeyId } = EXTENSION;
    expect(await reasonFor(middleWith({ without: [basicConstraints] }))).toBe('not-an-authority');
    const user = { oid: basicConstraints, critical: true, value: sequence() };
    expect(await reasonFor(middleWith({ without: [basicConstraints], and: [user] }))).toBe('not-an-authority');
    const aside = { oid: basicConstraints, value: sequence(boolean(true)) };
    expect(await reasonFor(middleWith({ without: [basicConstraints], and: [aside] }))).toBe('malformed');
    expect(await reasonFor(middleWith({ without: [keyUsage] }))).toBe('wrong-key-usage');
    const signs = { oid: keyUsage, critical: true, value: flags(USAGE.digitalSignature, USAGE.crlSigning) };
    expect(await reasonFor(middleWith({ without: [keyUsage], and: [signs] }))).toBe('wrong-key-usage');
    expect(await reasonFor(middleWith({ without: [subjectKeyId] }))).toBe('wrong-key-id');
    expect(await reasonFor(middleWith({ without: [issuerKeyId] }))).toBe('wrong-key-id');
  });

  test('has no more authorities below it than it may', async () => {
    const lower = { name: directoryName('下级签发机构'), key: keyOf(KIND, 'lower') };
    const issuedLower = issue({
      subject: lower.name,
      key: lower.key,
      issuer: middle,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
      extensions: authorityExtensions(lower.key, { issuer: middle }),
    });
    const leaf = { issuer: lower, extensions: holderExtensions(holder.key, lower) };
    const more = (chain: ToVerify): ToVerify => ({
      ...chain,
      chain: [...chain.chain, issuedLower],
      crls: [...chain.crls, issueCrl({ issuer: lower, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY })],
    });
    expect(await reasonFor(more(chainOf(KIND, { leaf })))).toBe('path-too-long');
    const wide = authorityExtensions(middle.key, { issuer: root, pathLength: 1 });
    expect(await reasonFor(more(chainOf(KIND, { leaf, middle: { extensions: wide } })))).toBe('good');
    const narrowRoot = { extensions: authorityExtensions(root.key, { pathLength: 0 }) };
    expect(await reasonFor(chainOf(KIND, { root: narrowRoot }))).toBe('path-too-long');
  });

  test('signs CRLs only where it may', async () => {
    const usage = { oid: EXTENSION.keyUsage, critical: true, value: flags(USAGE.certificateSigning) };
    expect(await reasonFor(middleWith({ without: [EXTENSION.keyUsage], and: [usage] }))).toBe('crl-missing');
  });

  test('permits and excludes names', async () => {
    const constraint = (number: 0 | 1, base: Uint8Array) => ({
      oid: EXTENSION.nameConstraints,
      critical: true,
      value: sequence(context(number, sequence(base))),
    });
    const ownDirectory = context(4, organisation('测试单位有限公司'));
    expect(await reasonFor(middleWith({ and: [constraint(0, ownDirectory)] }))).toBe('good');
    expect(await reasonFor(middleWith({ and: [constraint(1, ownDirectory)] }))).toBe('name-not-permitted');
    const another = context(4, organisation('别的单位'));
    expect(await reasonFor(middleWith({ and: [constraint(0, another)] }))).toBe('name-not-permitted');
    expect(await reasonFor(middleWith({ and: [constraint(1, another)] }))).toBe('good');
    const registered = constraint(0, contextOctets(8, Uint8Array.of(42)));
    expect(await reasonFor(middleWith({ and: [registered] }))).toBe('malformed');
    const gentle = { ...constraint(0, ownDirectory), critical: false };
    expect(await reasonFor(middleWith({ and: [gentle] }))).toBe('malformed');
  });

  test('that asks for a policy needs one', async () => {
    const required = {
      oid: EXTENSION.policyConstraints,
      critical: true,
      value: sequence(contextOctets(0, Uint8Array.of(0))),
    };
    expect(await reasonFor(middleWith({ and: [required] }))).toBe('policy-not-permitted');
  });
});

describe('a leaf', () => {
  test('signs, and is no authority', async () => {
    const usage = (...numbers: number[]) => [{ oid: EXTENSION.keyUsage, critical: true, value: flags(...numbers) }];
    const without = [EXTENSION.keyUsage];
    expect(await reasonFor(leafWith({ without }))).toBe('wrong-key-usage');
    expect(await reasonFor(leafWith({ without, and: usage(2, 3) }))).toBe('wrong-key-usage');
    expect(await reasonFor(leafWith({ without, and: usage(USAGE.digitalSignature, 5) }))).toBe('wrong-key-usage');
    const authority = { oid: EXTENSION.basicConstraints, critical: true, value: sequence(boolean(true)) };
    expect(await reasonFor(leafWith({ and: [authority] }))).toBe('wrong-key-usage');
  });

  test('is for logging in, where it names what it is for', async () => {
    const purposes = (...names: string[]) => [{ oid: EXTENSION.purposes, value: sequence(...names.map(oid)) }];
    const without = [EXTENSION.purposes];
    const [server, client, code] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.3'];
    expect(await reasonFor(leafWith({ without }))).toBe('good');
    expect(await reasonFor(leafWith({ without, and: purposes(server, client) }))).toBe('good');
    expect(await reasonFor(leafWith({ without, and: purposes(server) }))).toBe('wrong-purpose');
    expect(await reasonFor(leafWith({ without, and: purposes(code) }))).toBe('wrong-purpose');
    expect(await reasonFor(leafWith({ without, and: purposes('2.5.29.37.0') }))).toBe('wrong-purpose');
    expect(await reasonFor(leafWith({ without, and: purposes() }))).toBe('malformed');
    expect(await reasonFor(middleWith({ and: purposes(server) }))).toBe('wrong-purpose');
  });

  test('has no critical extension that is not known, and none twice', async () => {
    const strange = (critical: boolean) => [{ oid: UNKNOWN, critical, value: integer(1) }];
    expect(await reasonFor(leafWith({ and: strange(true) }))).toBe('unknown-critical-extension');
    expect(await reasonFor(middleWith({ and: strange(true) }))).toBe('unknown-critical-extension');
    expect(await reasonFor(leafWith({ and: strange(false) }))).toBe('good');
    expect(await reasonFor(leafWith({ and: [...strange(false), ...strange(false)] }))).toBe('malformed');
  });

  test('names the key that signed it', async () => {
    const without = [EXTENSION.authorityKeyId];
    expect(await reasonFor(leafWith({ without }))).toBe('wrong-key-id');
    expect(await reasonFor(leafWith({ without, and: [authorityKeyId(root)] }))).toBe('wrong-key-id');
    expect(await reasonFor(leafWith({ without, and: [{ ...authorityKeyId(middle), critical: true }] }))).toBe(
      'malformed',
    );
  });

  test('tells where its revocation stands, and not in deltas or with somebody else', async () => {
    const point = (...parts: Uint8Array[]) => [
      { oid: EXTENSION.distributionPoints, value: sequence(sequence(...parts)) },
    ];
    const place = context(0, context(0, contextOctets(6, new TextEncoder().encode('http://crl.example/1.crl'))));
    expect(await reasonFor(leafWith({ and: point(place) }))).toBe('good');
    expect(await reasonFor(leafWith({ and: point(place, contextOctets(1, Uint8Array.of(6, 0x40))) }))).toBe('good');
    const another = context(2, context(4, directoryName('别的签发机构')));
    expect(await reasonFor(leafWith({ and: point(place, another) }))).toBe('crl-unsupported');
    const freshest = [{ oid: EXTENSION.freshestCrl, value: sequence(sequence(place)) }];
    expect(await reasonFor(leafWith({ and: freshest }))).toBe('crl-unsupported');
  });

  test('is written in DER to the last octet', async () => {
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, leaf: Uint8Array.from([...chain.leaf, 0]) })).toBe('malformed');
    expect(await reasonFor({ ...chain, leaf: chain.leaf.slice(0, -1) })).toBe('malformed');
    expect(await reasonFor({ ...chain, leaf: 'no PEM' })).toBe('malformed');
    expect(await reasonFor({ ...chain, leaf: new Uint8Array() })).toBe('malformed');
    expect(await reasonFor(chainOf(KIND, { leaf: { serial: 0n } }))).toBe('malformed');
    expect(await reasonFor(chainOf(KIND, { leaf: { serial: 1n << 160n } }))).toBe('malformed');
    expect(await reasonFor(chainOf(KIND, { leaf: { subject: sequence() } }))).toBe('malformed');
  });
});

describe('a key', () => {
  test('of RSA with 1024 bits is too weak, wherever it stands', async () => {
    const weak = makeKey('rsa', { rsaBits: 1024 });
    expect(await reasonFor(chainOf(KIND, { leaf: { key: weak } }))).toBe('weak-algorithm');
    expect(await reasonFor(chainOf(KIND, { middle: { key: weak } }))).toBe('weak-algorithm');
    expect(await reasonFor(chainOf(KIND, { root: { key: weak } }))).toBe('weak-algorithm');
  });

  test('that signs with SHA-1 is too weak', async () => {
    const algorithm = sequence(oid('1.2.840.10045.4.1'));
    const signer = { ...middle, key: { ...middle.key, algorithm } };
    expect(await reasonFor(chainOf(KIND, { leaf: { issuer: signer } }))).toBe('weak-algorithm');
  });

  test('of another kind does not fit the signature', async () => {
    const signer = { ...middle, key: { ...middle.key, algorithm: sequence(oid('1.2.156.10197.1.501')) } };
    expect(await reasonFor(chainOf(KIND, { leaf: { issuer: signer } }))).toBe('bad-signature');
  });
});

describe('a CRL', () => {
  test('is needed of every authority, fresh', async () => {
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, crls: [] })).toBe('crl-missing');
    expect(await reasonFor({ ...chain, crls: chain.crls.slice(0, 1) })).toBe('crl-missing');
    expect(await reasonFor({ ...chain, crls: chain.crls.slice(1) })).toBe('crl-missing');
    expect(await reasonFor(chainOf(KIND, { middleCrl: { nextUpdate: NOW } }))).toBe('crl-stale');
    expect(await reasonFor(chainOf(KIND, { rootCrl: { nextUpdate: NOW - 1000 } }))).toBe('crl-stale');
    expect(await reasonFor(chainOf(KIND, { middleCrl: { thisUpdate: NOW + 1000 } }))).toBe('crl-stale');
  });

  test('that is stale still tells of what it revoked, beside a fresh one that does not', async () => {
    const stale = issueCrl({ issuer: middle, thisUpdate: NOW - 9 * DAY, nextUpdate: NOW - 2 * DAY, revoked: [77n] });
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, crls: [...chain.crls, stale] })).toBe('revoked');
  });

  test('of somebody else proves nothing', async () => {
    const forged = { ...middle, key: keyOf(KIND, 'stranger') };
    expect(await reasonFor(chainOf(KIND, { middleCrl: { issuer: forged } }))).toBe('crl-missing');
    const named = { name: middle.name, key: { ...middle.key, sign: keyOf(KIND, 'stranger').sign } };
    expect(await reasonFor(chainOf(KIND, { middleCrl: { issuer: named } }))).toBe('crl-missing');
  });

  test.each([
    ['indirect', { oid: '2.5.29.28', critical: true, value: sequence(contextOctets(4, Uint8Array.of(0xff))) }],
    ['a delta', { oid: '2.5.29.27', critical: true, value: integer(1) }],
    ['strange', { oid: UNKNOWN, critical: true, value: integer(1) }],
    ['followed by deltas', { oid: EXTENSION.freshestCrl, value: octets() }],
  ])('that is %s is not enough', async (_what, extension) => {
    expect(await reasonFor(chainOf(KIND, { middleCrl: { extensions: [extension] } }))).toBe('crl-unsupported');
  });

  test('that cannot be read stands in the way', async () => {
    const chain = chainOf(KIND);
    expect(await reasonFor({ ...chain, crls: [...chain.crls, Uint8Array.of(0x30, 0)] })).toBe('crl-unsupported');
  });
});
