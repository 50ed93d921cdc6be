import { describe, expect, test } from 'vitest';
import { authorityExtensions, issue, issueCrl, type WrittenExtension } from '@/db/demo/certificate-authority';
import { context, contextOctets, element, integer, octets, sequence, time } from '@/db/demo/write-der';
import { TAG } from '@/lib/certificates/der';
import { EXTENSION } from '@/lib/certificates/extensions';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { verifyCertificate, type ToVerify } from '@/lib/certificates/verify-certificate';
import { chainOf, DAY, keyOf, NOW } from '../../support/certificates';
import { extensionList, holder, middle, rawCrl, rawLeaf, root, text } from '../../support/raw-certificates';

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

const TIMES = [time(NOW - DAY), time(NOW + DAY)];
const KEY_ID = { oid: EXTENSION.authorityKeyId, value: authorityKeyIdOf() };
const NUMBER = { oid: EXTENSION.crlNumber, value: integer(1) };

function authorityKeyIdOf(): Uint8Array {
  const written = authorityExtensions(middle.key, { issuer: middle }).find(
    (one) => one.oid === EXTENSION.authorityKeyId,
  );
  if (!written) throw new Error('an authority names the key of its issuer');
  return written.value;
}

/** The extensions of a CRL, as the last part of its body. */
function saying(...extensions: WrittenExtension[]): Uint8Array {
  return context(0, extensionList(extensions));
}

/** Entries of serial number and extensions. */
function entries(...each: [serial: bigint | number, ...extensions: WrittenExtension[]][]): Uint8Array {
  return sequence(
    ...each.map(([serial, ...extensions]) =>
      sequence(integer(serial), time(NOW - DAY), ...(extensions.length > 0 ? [extensionList(extensions)] : [])),
    ),
  );
}

describe('a CRL', () => {
  const other = keyOf('p256', 'stranger');
  const issuingPoint = (critical: boolean, ...parts: Uint8Array[]) => ({
    oid: EXTENSION.issuingPoint,
    critical,
    value: sequence(...parts),
  });
  const place = context(0, context(0, text(0x86, 'http://crl.example/1.crl')));
  const good = [...TIMES, saying(KEY_ID, NUMBER)];
  const chain = chainOf('p256');
  const [ofRoot = new Uint8Array(), ofMiddle = new Uint8Array()] = chain.crls.map((crl) => crl as Uint8Array);
  expectEach([
    ['as it should be', rawCrl(good), 'good'],
    ['of version 1', rawCrl(TIMES, { version: null }), 'crl-missing'],
    ['of version 3', rawCrl(good, { version: integer(2) }), 'crl-missing'],
    ['that does not say when the next one comes', rawCrl([time(NOW - DAY), saying(KEY_ID, NUMBER)]), 'crl-missing'],
    ['without a number', rawCrl([...TIMES, saying(KEY_ID)]), 'crl-missing'],
    ['with a critical number', rawCrl([...TIMES, saying(KEY_ID, { ...NUMBER, critical: true })]), 'crl-missing'],
    ['without the key that signed it', rawCrl([...TIMES, saying(NUMBER)]), 'crl-missing'],
    [
      'of times in the wrong form',
      rawCrl([text(TAG.generalizedTime, '20260614080000Z'), time(NOW + DAY), saying(KEY_ID, NUMBER)]),
      'crl-missing',
    ],
    ['with an extension twice', rawCrl([...TIMES, saying(KEY_ID, NUMBER, NUMBER)]), 'crl-missing'],
    ['with a serial number twice', rawCrl([...TIMES, entries([1], [1]), saying(KEY_ID, NUMBER)]), 'crl-missing'],
    [
      'with a negative serial number',
      rawCrl([
        ...TIMES,
        sequence(sequence(element(TAG.integer, Uint8Array.of(0xff)), time(NOW))),
        saying(KEY_ID, NUMBER),
      ]),
      'crl-missing',
    ],
    ['that revokes another one', rawCrl([...TIMES, entries([78]), saying(KEY_ID, NUMBER)]), 'good'],
    ['that revokes the leaf', rawCrl([...TIMES, entries([78], [77]), saying(KEY_ID, NUMBER)]), 'revoked'],
    [
      'that revokes the leaf by an entry that is not understood',
      rawCrl([...TIMES, entries([77, { oid: '1.2.3.4', critical: true, value: octets() }]), saying(KEY_ID, NUMBER)]),
      'revoked',
    ],
    [
      'with an entry that is not understood',
      rawCrl([...TIMES, entries([78, { oid: '1.2.3.4', critical: true, value: octets() }]), saying(KEY_ID, NUMBER)]),
      'crl-unsupported',
    ],
    [
      'with entries of another issuer, critical',
      rawCrl([
        ...TIMES,
        entries([78, { oid: EXTENSION.certificateIssuer, critical: true, value: sequence(context(4, root.name)) }]),
        saying(KEY_ID, NUMBER),
      ]),
      'crl-unsupported',
    ],
    [
      'with entries of another issuer, not critical',
      rawCrl([
        ...TIMES,
        entries([78, { oid: EXTENSION.certificateIssuer, value: sequence(context(4, root.name)) }]),
        saying(KEY_ID, NUMBER),
      ]),
      'crl-unsupported',
    ],
    [
      'of those who log in',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, contextOctets(1, Uint8Array.of(0xff))))]),
      'good',
    ],
    [
      'of those who log in, not critical',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(false, contextOctets(1, Uint8Array.of(0xff))))]),
      'crl-unsupported',
    ],
    [
      'of authorities only',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, contextOctets(2, Uint8Array.of(0xff))))]),
      'crl-missing',
    ],
    [
      'of some reasons',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, contextOctets(3, Uint8Array.of(6, 0x40))))]),
      'crl-missing',
    ],
    [
      'of others besides',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, contextOctets(4, Uint8Array.of(0xff))))]),
      'crl-unsupported',
    ],
    [
      'of attributes',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, contextOctets(5, Uint8Array.of(0xff))))]),
      'crl-missing',
    ],
    ['of one place', rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, place))]), 'crl-missing'],
    [
      'that is a delta',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, { oid: EXTENSION.deltaCrl, critical: true, value: integer(1) })]),
      'crl-unsupported',
    ],
    [
      'that is a delta, not critical',
      rawCrl([...TIMES, saying(KEY_ID, NUMBER, { oid: EXTENSION.deltaCrl, value: integer(1) })]),
      'crl-unsupported',
    ],
    [
      'that is partial, beside a complete one',
      {
        ...chain,
        crls: [
          ofRoot,
          ofMiddle,
          ...rawCrl([...TIMES, saying(KEY_ID, NUMBER, issuingPoint(true, place))]).crls.slice(1),
        ],
      },
      'good',
    ],
    ['with something behind it', { ...chain, crls: [ofRoot, Uint8Array.from([...ofMiddle, 0])] }, 'crl-missing'],
    [
      'of which one bit was changed',
      { ...chain, crls: [ofRoot, ofMiddle.map((octet, place, all) => (place === all.length - 1 ? octet ^ 1 : octet))] },
      'crl-missing',
    ],
    ['of the anchor that revokes the authority', chainOf('p256', { rootCrl: { revoked: [7n] } }), 'revoked'],
    ['of the anchor that is missing', { ...chain, crls: [ofMiddle] }, 'crl-missing'],
    [
      'by another key of the same name that revokes the leaf, beside one that does not',
      {
        ...chain,
        crls: [
          ...chain.crls,
          issueCrl({ issuer: { ...middle, key: other }, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, revoked: [77n] }),
        ],
      },
      'crl-unsupported',
    ],
    [
      'by another key of the same name that revokes another one',
      {
        ...chain,
        crls: [
          ...chain.crls,
          issueCrl({ issuer: { ...middle, key: other }, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, revoked: [78n] }),
        ],
      },
      'good',
    ],
    [
      'of somebody else that has the same serial number',
      {
        ...chain,
        crls: [
          ...chain.crls,
          issueCrl({ issuer: holder, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, revoked: [77n] }),
        ],
      },
      'good',
    ],
  ]);

  test('revokes serial numbers as long as they may be, and only those that are the same to the last octet', async () => {
    const long = (1n << 152n) + 5n;
    const leaf = rawLeaf({ serial: integer(long) }).leaf;
    const listing = (serial: bigint) => ({ ...rawCrl([...TIMES, entries([serial]), saying(KEY_ID, NUMBER)]), leaf });
    expect(await reasonFor(listing(long))).toBe('revoked');
    expect(await reasonFor(listing(long + 1n))).toBe('good');
    expect(await reasonFor(listing(5n))).toBe('good');
  });

  test('of ten thousand entries is read', async () => {
    const many = Array.from({ length: 10_000 }, (_, place): [number] => [place + 1000]);
    expect(await reasonFor(rawCrl([...TIMES, entries(...many), saying(KEY_ID, NUMBER)]))).toBe('good');
    expect(await reasonFor(rawCrl([...TIMES, entries(...many, [77]), saying(KEY_ID, NUMBER)]))).toBe('revoked');
  });
});

describe('an authority that has changed its key', () => {
  const fresh = { name: middle.name, key: keyOf('p256', 'middle, the second') };
  const times = { notBefore: NOW - DAY, notAfter: NOW + DAY };
  const newByRoot = issue({
    ...times,
    subject: fresh.name,
    key: fresh.key,
    issuer: root,
    serial: 8n,
    extensions: authorityExtensions(fresh.key, { issuer: root }),
  });
  const oldByNew = issue({
    ...times,
    subject: middle.name,
    key: middle.key,
    issuer: fresh,
    serial: 9n,
    extensions: authorityExtensions(middle.key, { issuer: fresh }),
  });
  const crl = (issuer: typeof fresh, revoked: bigint[] = []) =>
    issueCrl({ issuer, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, revoked });

  test('is followed over the certificate of the old key by the new one, as far as the new key has its CRL', async () => {
    const { leaf, anchors, at, crls } = chainOf('p256');
    const chain = { leaf, anchors, at, chain: [newByRoot, oldByNew] };
    const [ofRoot = ''] = crls;
    expect(await reasonFor({ ...chain, crls: [ofRoot, crl(middle), crl(fresh)] })).toBe('good');
    expect(await reasonFor({ ...chain, crls: [ofRoot, crl(fresh)] })).toBe('good');
    expect(await reasonFor({ ...chain, crls: [ofRoot, crl(middle)] })).toBe('crl-missing');
    expect(await reasonFor({ ...chain, crls: [ofRoot, crl(middle), crl(fresh, [77n])] })).toBe('revoked');
    expect(await reasonFor({ ...chain, crls: [ofRoot, crl(middle), crl(fresh, [9n])] })).toBe('revoked');
  });
});
