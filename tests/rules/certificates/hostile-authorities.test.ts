import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorityExtensions, holderExtensions, issue, type WrittenExtension } from '@/db/demo/certificate-authority';
import {
  context,
  contextOctets,
  element,
  flags,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  utf8,
} from '@/db/demo/write-der';
import { TAG } from '@/lib/certificates/der';
import { EXTENSION } from '@/lib/certificates/extensions';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { verifyCertificate, type ToVerify } from '@/lib/certificates/verify-certificate';
import { altered, DAY, keyOf, NOW } from '../../support/certificates';
import { extensionList, holder, middle, rawLeaf, rawMiddle, rawRoot, root, text } from '../../support/raw-certificates';

type Case = [what: string, chain: ToVerify, reason: CertificateReason | 'good'];

async function reasonFor(chain: ToVerify): Promise<CertificateReason | 'good'> {
  const outcome = await verifyCertificate(chain);
  return outcome.ok ? 'good' : outcome.reason;
}

function expectEach(cases: readonly Case[]): void {
  test.each(cases)('%s', async (_what, chain, reason) => {
    expect(await reasonFor(chain)).toBe(reason);
  });
}

const OF_LEAF = holderExtensions(holder.key, middle);
const OF_MIDDLE = authorityExtensions(middle.key, { issuer: root, pathLength: 0 });
const OF_ROOT = authorityExtensions(root.key);

function leafWith(...and: WrittenExtension[]): ToVerify {
  const without = and.map((extension) => extension.oid);
  return rawLeaf({ extensions: extensionList(altered(OF_LEAF, { without, and })) });
}

function middleWith(...and: WrittenExtension[]): ToVerify {
  const without = and.map((extension) => extension.oid);
  return rawMiddle({ extensions: extensionList(altered(OF_MIDDLE, { without, and })) });
}

function rootWith(...and: WrittenExtension[]): ToVerify {
  const without = and.map((extension) => extension.oid);
  return rawRoot({ extensions: extensionList(altered(OF_ROOT, { without, and })) });
}

describe('an authority', () => {
  const constraints = (critical: boolean, ...parts: Uint8Array[]) => ({
    oid: EXTENSION.basicConstraints,
    critical,
    value: sequence(...parts),
  });
  const yes = element(TAG.boolean, Uint8Array.of(0xff));
  const without = (names: string[]) => extensionList(altered(OF_MIDDLE, { without: names }));
  const keyId = { oid: EXTENSION.subjectKeyId, critical: true, value: octets(Uint8Array.of(1)) };
  const server = { oid: EXTENSION.purposes, value: sequence(oid('1.3.6.1.5.5.7.3.1')) };
  expectEach([
    ['does not say so', rawMiddle({ extensions: without([EXTENSION.basicConstraints]) }), 'not-an-authority'],
    ['says that it is none', middleWith(constraints(true)), 'not-an-authority'],
    ['says so, but not critically', middleWith(constraints(false, yes)), 'malformed'],
    ['says so in the anchor, but not critically', rootWith(constraints(false, yes)), 'malformed'],
    [
      'is an anchor that does not say so',
      rawRoot({ extensions: extensionList(altered(OF_ROOT, { without: [EXTENSION.basicConstraints] })) }),
      'not-an-authority',
    ],
    [
      'has a negative length of path',
      middleWith(constraints(true, yes, element(TAG.integer, Uint8Array.of(0xff)))),
      'malformed',
    ],
    ['has a length of path and is none', middleWith(constraints(true, integer(0))), 'malformed'],
    ['is below an anchor of path length 0', rootWith(constraints(true, yes, integer(0))), 'path-too-long'],
    ['does not say what its key is for', rawMiddle({ extensions: without([EXTENSION.keyUsage]) }), 'wrong-key-usage'],
    ['signs CRLs only', middleWith({ oid: EXTENSION.keyUsage, critical: true, value: flags(6) }), 'wrong-key-usage'],
    [
      'signs certificates only',
      middleWith({ oid: EXTENSION.keyUsage, critical: true, value: flags(5) }),
      'crl-missing',
    ],
    [
      'signs nothing',
      middleWith({ oid: EXTENSION.keyUsage, critical: true, value: element(TAG.bits, Uint8Array.of(0)) }),
      'malformed',
    ],
    ['does not name its key', rawMiddle({ extensions: without([EXTENSION.subjectKeyId]) }), 'wrong-key-id'],
    ['names its key critically', middleWith(keyId), 'malformed'],
    ['names another key than the leaf does', middleWith({ ...keyId, critical: false }), 'wrong-key-id'],
    [
      'does not name the key that signed it',
      rawMiddle({ extensions: without([EXTENSION.authorityKeyId]) }),
      'wrong-key-id',
    ],
    ['is for servers only', middleWith(server), 'wrong-purpose'],
    ['is an anchor for servers only', rootWith(server), 'wrong-purpose'],
  ]);
});

describe('a leaf', () => {
  const purposes = (...names: string[]) => ({ oid: EXTENSION.purposes, value: sequence(...names.map(oid)) });
  const names = (critical: boolean, ...parts: Uint8Array[]) => ({
    oid: EXTENSION.alternativeNames,
    critical,
    value: sequence(...parts),
  });
  const nameless = (extension: WrittenExtension) =>
    rawLeaf({ subject: sequence(), extensions: extensionList([...OF_LEAF, extension]) });
  const email = text(0x81, 'a@example.com');
  expectEach([
    ['for servers', leafWith(purposes('1.3.6.1.5.5.7.3.1')), 'wrong-purpose'],
    ['for anything', leafWith(purposes('2.5.29.37.0')), 'wrong-purpose'],
    ['for nothing', leafWith(purposes()), 'malformed'],
    [
      'that signs certificates',
      leafWith({ oid: EXTENSION.keyUsage, critical: true, value: flags(0, 5) }),
      'wrong-key-usage',
    ],
    ['that only enciphers', leafWith({ oid: EXTENSION.keyUsage, critical: true, value: flags(2) }), 'wrong-key-usage'],
    [
      'that is an authority',
      leafWith({
        oid: EXTENSION.basicConstraints,
        critical: true,
        value: sequence(element(TAG.boolean, Uint8Array.of(0xff))),
      }),
      'wrong-key-usage',
    ],
    [
      'that constrains names',
      leafWith({
        oid: EXTENSION.nameConstraints,
        critical: true,
        value: sequence(context(0, sequence(text(0x82, 'example.com')))),
      }),
      'wrong-key-usage',
    ],
    ['without any name', nameless(purposes('1.3.6.1.5.5.7.3.2')), 'malformed'],
    ['named by an address only, not critically', nameless(names(false, email)), 'malformed'],
    ['named by an address only', nameless(names(true, email)), 'good'],
    ['with a list of no names', leafWith(names(false)), 'malformed'],
    ['with an empty name', leafWith(names(false, text(0x82, ''))), 'malformed'],
    ['with a NUL in an address', leafWith(names(false, text(0x81, 'a@example.com\0.evil'))), 'malformed'],
    ['with letters beyond ASCII in a host', leafWith(names(false, text(0x82, 'b\u00fccher.example'))), 'malformed'],
    [
      'with an IP address of five octets',
      leafWith(names(false, contextOctets(7, Uint8Array.of(1, 2, 3, 4, 5)))),
      'malformed',
    ],
    ['with a name of no kind', leafWith(names(false, contextOctets(9, Uint8Array.of(1)))), 'malformed'],
  ]);
});

describe('rules for policies', () => {
  const policies = (critical: boolean, ...parts: Uint8Array[]) => ({
    oid: EXTENSION.policies,
    critical,
    value: sequence(...parts),
  });
  const qualified = (name: string) =>
    sequence(oid('2.16.840.1.101.3.2.1.48.1'), sequence(sequence(oid(name), utf8('text'))));
  const explicit = {
    oid: EXTENSION.policyConstraints,
    critical: true,
    value: sequence(contextOctets(0, Uint8Array.of(0))),
  };
  const mapping = {
    oid: EXTENSION.policyMappings,
    critical: true,
    value: sequence(sequence(oid('1.2.3'), oid('1.2.4'))),
  };
  const inhibit = { oid: EXTENSION.inhibitAnyPolicy, critical: true, value: integer(0) };
  expectEach([
    ['that nobody is bound by', leafWith(policies(true, sequence(oid('2.16.840.1.101.3.2.1.48.1')))), 'good'],
    ['with a statement to read', leafWith(policies(true, qualified('1.3.6.1.5.5.7.2.1'))), 'good'],
    ['with a qualifier that is not known', leafWith(policies(false, qualified('1.2.3.4'))), 'good'],
    [
      'with a qualifier that is not known, critical',
      leafWith(policies(true, qualified('1.2.3.4'))),
      'unknown-critical-extension',
    ],
    ['with one twice', leafWith(policies(false, sequence(oid('1.2.3')), sequence(oid('1.2.3')))), 'malformed'],
    ['with none', leafWith(policies(false)), 'malformed'],
    ['that ask for one, of an authority', middleWith(explicit), 'policy-not-permitted'],
    ['that ask for one, of the leaf', leafWith(explicit), 'policy-not-permitted'],
    ['that ask for one, not critically', middleWith({ ...explicit, critical: false }), 'malformed'],
    ['that forbid any policy, not critically', middleWith({ ...inhibit, critical: false }), 'malformed'],
    ['with mappings of none', middleWith({ ...mapping, value: sequence() }), 'malformed'],
    ['with constraints of nothing', middleWith({ ...explicit, value: sequence() }), 'malformed'],
    ...[explicit, mapping, { ...mapping, critical: false }, inhibit].map((extension): Case => [
      `${extension.oid} of the anchor`,
      rootWith(extension),
      'policy-not-permitted',
    ]),
  ]);
});

describe('what is sent to keep us busy', () => {
  const many = <Item>(count: number, make: (place: number) => Item) =>
    Array.from({ length: count }, (_, place) => make(place));

  test('comes to an end: names without number against constraints without number', async () => {
    const bases = many(1500, (place) => sequence(text(0x82, `x${place}.example`)));
    const constraints = { oid: EXTENSION.nameConstraints, critical: true, value: sequence(context(1, ...bases)) };
    const names = many(1500, (place) => text(0x82, `y${place}.example`));
    const leaf = leafWith({ oid: EXTENSION.alternativeNames, value: sequence(...names) }).leaf;
    expect(await reasonFor({ ...middleWith(constraints), leaf })).toBe('name-not-permitted');
  });

  test('comes to an end: authorities of one name that might all have signed', async () => {
    const strangers = many(31, (place) =>
      issue({
        subject: middle.name,
        key: keyOf('p256', `stranger ${place % 8}`),
        issuer: middle,
        notBefore: NOW - DAY,
        notAfter: NOW + DAY,
        extensions: authorityExtensions(keyOf('p256', `stranger ${place % 8}`), { issuer: middle }),
      }),
    );
    const chain = rawLeaf({});
    expect(['path-too-long', 'bad-signature']).toContain(await reasonFor({ ...chain, chain: strangers }));
    const most = Array.from({ length: 13 }, () => strangers).flat();
    expect(await reasonFor({ ...chain, chain: [...chain.chain, ...most] })).toBe('malformed');
  });

  test('comes to an end: a chain as long as may be', async () => {
    const named = (place: number) => ({
      name: sequence(setOf(sequence(oid('2.5.4.3'), utf8(`CA ${place}`)))),
      key: keyOf('p256', `long ${place % 4}`),
    });
    const chain = many(20, (place) =>
      issue({
        subject: named(place).name,
        key: named(place).key,
        issuer: place === 0 ? root : named(place - 1),
        notBefore: NOW - DAY,
        notAfter: NOW + DAY,
        extensions: authorityExtensions(named(place).key, { issuer: place === 0 ? root : named(place - 1) }),
      }),
    );
    const last = named(19);
    const leaf = issue({
      subject: holder.name,
      key: holder.key,
      issuer: last,
      notBefore: NOW - DAY,
      notAfter: NOW + DAY,
      extensions: holderExtensions(holder.key, last),
    });
    expect(await reasonFor({ ...rawLeaf({}), leaf, chain })).toBe('path-too-long');
  });

  test('is refused, not thrown: certificates that are large or nested', async () => {
    const nested = many(2000, () => 0).reduce<Uint8Array>((inner) => sequence(inner), integer(1));
    for (const leaf of [nested, new Uint8Array(100_000).fill(0x30), randomBytes(65_000)]) {
      expect(await reasonFor({ ...rawLeaf({}), leaf: Uint8Array.from(leaf) })).toBe('malformed');
    }
  });
});
