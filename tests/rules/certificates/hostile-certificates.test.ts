import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorityExtensions, holderExtensions, type WrittenExtension } from '@/db/demo/certificate-authority';
import { makeKey } from '@/db/demo/certificate-keys';
import {
  bits,
  context,
  contextOctets,
  element,
  integer,
  joined,
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
import { altered, chainOf, keyOf, NOW } from '../../support/certificates';
import {
  curveKey,
  extensionList,
  holder,
  middle,
  rawLeaf,
  rawMiddle,
  rawRoot,
  root,
  text,
  validity,
} from '../../support/raw-certificates';

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

test('what is written by hand here is good where nothing else is said', async () => {
  for (const chain of [rawLeaf({}), rawMiddle({}), rawRoot({})]) expect(await reasonFor(chain)).toBe('good');
});

describe('a signature', () => {
  const other = keyOf('p256', 'stranger');
  const ecdsaWithSha384 = sequence(oid('1.2.840.10045.4.3.3'));
  expectEach([
    [
      'of another key under the leaf',
      chainOf('p256', { leaf: { issuer: { ...middle, key: { ...middle.key, sign: other.sign } } } }),
      'bad-signature',
    ],
    [
      'of another key under the authority',
      chainOf('p256', { middle: { issuer: { ...root, key: { ...root.key, sign: other.sign } } } }),
      'bad-signature',
    ],
    ['by another algorithm outside than inside', rawLeaf({}, { outer: ecdsaWithSha384 }), 'malformed'],
    ['by another algorithm inside than outside', rawLeaf({ algorithm: ecdsaWithSha384 }), 'malformed'],
    [
      'by another hash than was used',
      rawLeaf({ algorithm: ecdsaWithSha384 }, { outer: ecdsaWithSha384 }),
      'bad-signature',
    ],
    ...[
      '1.2.840.113549.1.1.4',
      '1.2.840.113549.1.1.5',
      '1.2.840.10040.4.3',
      '1.2.840.10045.4.1',
      '1.2.840.113549.1.1.14',
    ].map((name): Case => [
      `by the algorithm ${name}`,
      rawLeaf({ algorithm: sequence(oid(name)) }, { outer: sequence(oid(name)) }),
      'weak-algorithm',
    ]),
    [
      'with parameters that ECDSA has not',
      rawLeaf(
        { algorithm: sequence(oid('1.2.840.10045.4.3.2'), element(TAG.null)) },
        { outer: sequence(oid('1.2.840.10045.4.3.2'), element(TAG.null)) },
      ),
      'malformed',
    ],
    ['with something behind it', rawLeaf({}, { behind: integer(1) }), 'malformed'],
  ]);
});

describe('a key', () => {
  const rsaKey = (modulus: Uint8Array, exponent: number) =>
    sequence(
      sequence(oid('1.2.840.113549.1.1.1'), element(TAG.null)),
      bits(sequence(element(TAG.integer, Uint8Array.of(0), modulus), integer(exponent))),
    );
  const odd = (octetsOfIt: number) => Uint8Array.from([0xc1, ...randomBytes(octetsOfIt - 2), 1]);
  expectEach([
    ['of RSA with 2040 bits', rawLeaf({ key: rsaKey(odd(255), 65537) }), 'weak-algorithm'],
    ['of RSA with the exponent 3', rawLeaf({ key: rsaKey(odd(256), 3) }), 'weak-algorithm'],
    ['of RSA with an even exponent', rawLeaf({ key: rsaKey(odd(256), 65538) }), 'weak-algorithm'],
    [
      'of RSA with an even modulus',
      rawLeaf({ key: rsaKey(Uint8Array.from([0xc1, ...randomBytes(254), 2]), 65537) }),
      'malformed',
    ],
    [
      'of P-521',
      rawLeaf({ key: curveKey('1.3.132.0.35', Uint8Array.from([4, ...randomBytes(132)])) }),
      'weak-algorithm',
    ],
    [
      'of P-192',
      rawLeaf({ key: curveKey('1.2.840.10045.3.1.1', Uint8Array.from([4, ...randomBytes(48)])) }),
      'weak-algorithm',
    ],
    [
      'of secp256k1',
      rawLeaf({ key: curveKey('1.3.132.0.10', Uint8Array.from([4, ...randomBytes(64)])) }),
      'weak-algorithm',
    ],
    [
      'that is a point beside P-256',
      rawLeaf({ key: curveKey('1.2.840.10045.3.1.7', Uint8Array.from([4, ...randomBytes(64)])) }),
      'weak-algorithm',
    ],
    [
      'that is a point beside the curve of SM2',
      rawLeaf({ key: curveKey('1.2.156.10197.1.301', Uint8Array.from([4, ...randomBytes(64)])) }),
      'weak-algorithm',
    ],
    [
      'that is a compressed point',
      rawLeaf({ key: curveKey('1.2.840.10045.3.1.7', Uint8Array.from([2, ...randomBytes(32)])) }),
      'malformed',
    ],
    ['that is the point at infinity', rawLeaf({ key: curveKey('1.2.840.10045.3.1.7', Uint8Array.of(0)) }), 'malformed'],
    [
      'on a curve that it writes out itself',
      rawLeaf({
        key: sequence(
          sequence(oid('1.2.840.10045.2.1'), sequence(integer(1))),
          bits(Uint8Array.from([4, ...randomBytes(64)])),
        ),
      }),
      'weak-algorithm',
    ],
    ['of Ed25519', rawLeaf({ key: sequence(sequence(oid('1.3.101.112')), bits(randomBytes(32))) }), 'weak-algorithm'],
    ['too weak in the anchor', chainOf('p256', { root: { key: makeKey('rsa', { rsaBits: 1024 }) } }), 'weak-algorithm'],
  ]);
});

describe('a validity', () => {
  const at = (moment: number, chain = rawLeaf({})): ToVerify => ({ ...chain, at: new Date(moment) });
  const fresh = (chain: ToVerify) => chain;
  expectEach([
    [
      'from 1950 in two digits, to 2050 in four',
      rawLeaf({ validity: validity('500101000000Z', '20500101000000Z') }),
      'good',
    ],
    ['to 9999', rawLeaf({ validity: validity('260101000000Z', '99991231235959Z') }), 'good'],
    [
      'that begins in 2049, in two digits',
      rawLeaf({ validity: validity('491231235959Z', '20500101000000Z') }),
      'not-yet-valid',
    ],
    ['that ended in 1999', rawLeaf({ validity: validity('500101000000Z', '991231235959Z') }), 'expired'],
    [
      'of this century in four digits, one behind the other',
      rawLeaf({ validity: validity('20270101000000Z', '270101000000Z') }),
      'not-yet-valid',
    ],
    ['without seconds', rawLeaf({ validity: validity('2601010000Z', '270101000000Z') }), 'malformed'],
    ['of another time zone', rawLeaf({ validity: validity('260101000000+0800', '270101000000Z') }), 'malformed'],
    ['with parts of a second', rawLeaf({ validity: validity('260101000000Z', '20510101000000.5Z') }), 'malformed'],
    ['of 30 February', rawLeaf({ validity: validity('260101000000Z', '270230000000Z') }), 'malformed'],
    ['of the hour 24', rawLeaf({ validity: validity('260101000000Z', '270101240000Z') }), 'malformed'],
    ['that ends before it begins', rawLeaf({ validity: validity('270101000000Z', '260101000000Z') }), 'malformed'],
    ['of the authority that has ended', rawMiddle({ validity: validity('250101000000Z', '260101000000Z') }), 'expired'],
    ['of the anchor that has ended', rawRoot({ validity: validity('250101000000Z', '260101000000Z') }), 'expired'],
    [
      'of the anchor that has not begun',
      rawRoot({ validity: validity('270101000000Z', '280101000000Z') }),
      'not-yet-valid',
    ],
    ['at its last moment', fresh(rawLeaf({ validity: validity('260101000000Z', '260615080000Z') })), 'good'],
    [
      'a thousandth of a second behind it',
      at(NOW + 1, rawLeaf({ validity: validity('260101000000Z', '260615080000Z') })),
      'expired',
    ],
    ['at its first moment', rawLeaf({ validity: validity('260615080000Z', '270101000000Z') }), 'good'],
    [
      'a thousandth of a second before it',
      at(NOW - 1, rawLeaf({ validity: validity('260615080000Z', '270101000000Z') })),
      'not-yet-valid',
    ],
  ]);
});

describe('a name', () => {
  const attribute = (type: string, value: Uint8Array) => setOf(sequence(oid(type), value));
  const named = (...values: Uint8Array[]) =>
    sequence(attribute('2.5.4.10', values[0] ?? utf8('')), attribute('2.5.4.3', values[1] ?? utf8('')));
  const authority = (subject: Uint8Array, issuer: Uint8Array): ToVerify => {
    const chain = rawLeaf({ issuer });
    return { ...chain, chain: rawMiddle({ subject }).chain, crls: [...chain.crls.slice(0, 1), ...crlsNamed(subject)] };
  };
  const crlsNamed = (name: Uint8Array) =>
    chainOf('p256', { middleCrl: { issuer: { ...middle, name: Uint8Array.from(name) } } }).crls.slice(1);
  expectEach([
    [
      'in capitals and with more spaces is the same',
      authority(
        named(utf8('Test  Authority'), utf8('Issuing CA')),
        named(utf8(' test AUTHORITY '), utf8('issuing ca')),
      ),
      'good',
    ],
    [
      'in another type of string is the same',
      authority(
        named(text(TAG.printable, 'Test'), text(TAG.printable, 'Issuing')),
        named(utf8('Test'), utf8('Issuing')),
      ),
      'good',
    ],
    [
      'in another order is another',
      authority(
        sequence(attribute('2.5.4.3', utf8('B')), attribute('2.5.4.10', utf8('A'))),
        sequence(attribute('2.5.4.10', utf8('A')), attribute('2.5.4.3', utf8('B'))),
      ),
      'no-path',
    ],
    [
      'of which one letter differs is another',
      authority(named(utf8('Test'), utf8('Issuing CA')), named(utf8('Test'), utf8('Issuing CB'))),
      'no-path',
    ],
    [
      'that is only begun is another',
      authority(named(utf8('Test'), utf8('Issuing CA')), sequence(attribute('2.5.4.10', utf8('Test')))),
      'no-path',
    ],
    ['with a NUL', rawLeaf({ subject: named(utf8('Test'), utf8('good\u0000evil')) }), 'malformed'],
    [
      'with a character that its type has not',
      rawLeaf({ subject: named(text(TAG.printable, 'a@b'), utf8('x')) }),
      'malformed',
    ],
    ['in broken UTF-8', rawLeaf({ subject: named(utf8('Test'), element(TAG.utf8, Uint8Array.of(0xc3))) }), 'malformed'],
    ['with an empty part', rawLeaf({ subject: named(utf8('Test'), utf8('')) }), 'malformed'],
    ['of an issuer that is empty', rawLeaf({ issuer: sequence() }), 'malformed'],
    ['of an authority that is empty', rawMiddle({ subject: sequence() }), 'malformed'],
  ]);
});

describe('a certificate', () => {
  const unique = [contextOctets(1, Uint8Array.of(0, 1))];
  const twice = OF_LEAF.slice(0, 1).concat(OF_LEAF);
  const ber = joined([Uint8Array.of(TAG.sequence, 0x80), rawLeaf({}).leaf.subarray(4), Uint8Array.of(0, 0)]);
  const longLength = joined([Uint8Array.of(TAG.sequence, 0x83, 0), rawLeaf({}).leaf.subarray(2)]);
  const unknown = (critical: boolean) => ({ oid: '1.3.6.1.4.1.55738.666.1', critical, value: octets() });
  expectEach([
    ['of version 1', rawLeaf({ version: null, extensions: null }), 'malformed'],
    ['of version 1, with extensions', rawLeaf({ version: null }), 'malformed'],
    ['of version 2', rawLeaf({ version: context(0, integer(1)), extensions: null }), 'malformed'],
    ['of version 4', rawLeaf({ version: context(0, integer(3)) }), 'malformed'],
    ['of version 3 without extensions', rawLeaf({ extensions: null }), 'malformed'],
    ['of version 3 with no extension in the list', rawLeaf({ extensions: sequence() }), 'malformed'],
    ['of an authority of version 1', rawMiddle({ version: null, extensions: null }), 'malformed'],
    ['with the serial number 0', rawLeaf({ serial: integer(0) }), 'malformed'],
    ['with a negative serial number', rawLeaf({ serial: element(TAG.integer, Uint8Array.of(0xff)) }), 'malformed'],
    ['with a serial number of 21 octets', rawLeaf({ serial: integer(1n << 160n) }), 'malformed'],
    ['with a serial number of 20 octets', rawLeaf({ serial: integer((1n << 159n) - 1n) }), 'good'],
    [
      'with a serial number that is padded',
      rawLeaf({ serial: element(TAG.integer, Uint8Array.of(0, 1)) }),
      'malformed',
    ],
    ['with a unique identifier of its issuer, who has none', rawLeaf({ uniqueIds: unique }), 'wrong-key-id'],
    ['with an extension twice', rawLeaf({ extensions: extensionList(twice) }), 'malformed'],
    [
      'with a default written out',
      rawLeaf({
        extensions: sequence(
          sequence(oid(EXTENSION.purposes), element(TAG.boolean, Uint8Array.of(0)), octets(sequence())),
          ...OF_LEAF.map((extension) => extensionList([extension]).subarray(2)),
        ),
      }),
      'malformed',
    ],
    [
      'with a true that is not all bits',
      rawLeaf({
        extensions: sequence(
          sequence(oid('1.2.3.4'), element(TAG.boolean, Uint8Array.of(1)), octets(octets())),
          ...OF_LEAF.map((extension) => extensionList([extension]).subarray(2)),
        ),
      }),
      'malformed',
    ],
    ['of an indefinite length', { ...rawLeaf({}), leaf: ber }, 'malformed'],
    ['of a length in more octets than it takes', { ...rawLeaf({}), leaf: longLength }, 'malformed'],
    ['with a critical extension that is not known', leafWith(unknown(true)), 'unknown-critical-extension'],
    [
      'whose authority has a critical extension that is not known',
      middleWith(unknown(true)),
      'unknown-critical-extension',
    ],
    ['whose anchor has a critical extension that is not known', rootWith(unknown(true)), 'unknown-critical-extension'],
    ['with an extension that is not known and not critical', leafWith(unknown(false)), 'good'],
  ]);
});
