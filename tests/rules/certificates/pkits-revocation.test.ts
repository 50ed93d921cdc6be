import { describe, expect, test } from 'vitest';
import { directoryName, type WrittenExtension } from '@/db/demo/certificate-authority';
import { context, contextOctets, flags, integer, oid, sequence, setOf, utf8 } from '@/db/demo/write-der';
import { EXTENSION, USAGE } from '@/lib/certificates/extensions';
import {
  anchorOf,
  answerFor,
  authorityBelow,
  crlOf,
  holderBelow,
  placeNamed,
  pointingTo,
  usageOf,
  type Authority,
} from '../../support/certificate-tree';
import { keyOf } from '../../support/certificates';
import { text } from '../../support/raw-certificates';

const anchor = anchorOf('anchor');
const ofAnchor = crlOf(anchor);

/** Which certificates a CRL is about. */
function about(...parts: Uint8Array[]): WrittenExtension {
  return { oid: EXTENSION.issuingPoint, critical: true, value: sequence(...parts) };
}

const yes = Uint8Array.of(0xff);
const HOLDERS_ONLY = contextOctets(1, yes);
const AUTHORITIES_ONLY = contextOctets(2, yes);
const INDIRECT = contextOctets(4, yes);
const ATTRIBUTES_ONLY = contextOctets(5, yes);

function onlyFor(...reasons: number[]) {
  return contextOctets(3, flags(...reasons).subarray(2));
}
function uri(place: string) {
  return placeNamed(text(0x86, `http://crl.example/${place}.crl`));
}

describe('PKITS 4.4, one key for certificates and another for CRLs', () => {
  const signing = authorityBelow(anchor, 'CA', { and: [usageOf(USAGE.certificateSigning)] });
  const listing = authorityBelow(anchor, 'CA', {
    key: 'CA, for CRLs',
    and: [usageOf(USAGE.crlSigning)],
    without: [EXTENSION.basicConstraints],
    issued: { serial: 8n },
  });
  const leaf = holderBelow(signing);
  const chain: [Authority, ...Authority[]] = [anchor, signing, listing];

  test('is followed to the key that the anchor has certified for it', async () => {
    expect(await answerFor(chain, leaf, [ofAnchor, crlOf(listing)])).toBe('good');
    expect(await answerFor(chain, leaf, [ofAnchor, crlOf(listing, { revoked: [77n] })])).toBe('revoked');
  });

  test('is not followed to one that was revoked, whose status is not known, or that is not at hand', async () => {
    expect(await answerFor(chain, leaf, [crlOf(anchor, { revoked: [8n] }), crlOf(listing)])).toBe('crl-missing');
    expect(await answerFor([anchor, signing], leaf, [ofAnchor, crlOf(listing)])).toBe('crl-missing');
    expect(await answerFor(chain, leaf, [crlOf(listing)])).toBe('crl-missing');
  });

  test('is not followed to one that is not for CRLs, or that somebody else has certified', async () => {
    const other = (wish: Parameters<typeof authorityBelow>[2], by = anchor) =>
      authorityBelow(by, 'CA', { key: 'CA, for CRLs', issued: { serial: 8n }, ...wish });
    const unmarked = other({ and: [usageOf(USAGE.certificateSigning)] });
    expect(await answerFor([anchor, signing, unmarked], leaf, [ofAnchor, crlOf(unmarked)])).toBe('crl-missing');
    const stranger = anchorOf('stranger');
    const strange = other({ and: [usageOf(USAGE.crlSigning)] }, stranger);
    const crls = [ofAnchor, crlOf(strange), crlOf(stranger)];
    expect(await answerFor([anchor, signing, strange, stranger], leaf, crls)).toBe('crl-missing');
    const below = other({ and: [usageOf(USAGE.crlSigning)] }, authorityBelow(anchor, 'another CA'));
    expect(await answerFor([anchor, signing, below], leaf, [ofAnchor, crlOf(below)])).toBe('crl-missing');
    const outdated = other({ and: [usageOf(USAGE.crlSigning)], issued: { serial: 8n, notAfter: 0, notBefore: 0 } });
    expect(await answerFor([anchor, signing, outdated], leaf, [ofAnchor, crlOf(outdated)])).toBe('crl-missing');
  });

  test('may not vouch for itself', async () => {
    const issuer = authorityBelow(anchor, 'CA', { and: [usageOf(USAGE.certificateSigning)] });
    const own = authorityBelow(issuer, 'CA', { key: 'CA, for CRLs', and: [usageOf(USAGE.crlSigning)] });
    expect(await answerFor([anchor, issuer, own], holderBelow(issuer), [ofAnchor, crlOf(own)])).toBe('crl-missing');
  });
});

describe('PKITS 4.5, authorities that renew themselves', () => {
  const old = authorityBelow(anchor, 'CA', { key: 'CA, old' });
  const fresh = authorityBelow(anchor, 'CA', { key: 'CA, new' });

  test('old with new: the CRL of the new key counts for what the old one signed', async () => {
    const oldWithNew = authorityBelow(fresh, 'CA', { key: 'CA, old', issued: { serial: 9n } });
    const leaf = holderBelow(oldWithNew);
    const chain: [Authority, ...Authority[]] = [anchor, fresh, oldWithNew];
    expect(await answerFor(chain, leaf, [ofAnchor, crlOf(fresh)])).toBe('good');
    expect(await answerFor(chain, leaf, [ofAnchor, crlOf(fresh, { revoked: [77n] })])).toBe('revoked');
    expect(await answerFor(chain, leaf, [ofAnchor, crlOf(fresh, { revoked: [9n] })])).toBe('revoked');
  });

  test('new with old: the CRL of the new key counts, if the new key has one of its own', async () => {
    const forItself = uri('itself');
    const newWithOld = authorityBelow(old, 'CA', {
      key: 'CA, new',
      and: [pointingTo(forItself)],
      issued: { serial: 9n },
    });
    const ofItself = (revoked: bigint[] = []) => crlOf(old, { extensions: [about(forItself)], revoked });
    const chain: [Authority, ...Authority[]] = [anchor, old, newWithOld];
    const byNew = holderBelow(newWithOld);
    expect(await answerFor(chain, byNew, [ofAnchor, ofItself(), crlOf(newWithOld)])).toBe('good');
    expect(await answerFor(chain, byNew, [ofAnchor, ofItself()])).toBe('crl-missing');
    expect(await answerFor(chain, byNew, [ofAnchor, crlOf(newWithOld)])).toBe('crl-missing');
    const byOld = holderBelow(old);
    expect(await answerFor(chain, byOld, [ofAnchor, ofItself(), crlOf(newWithOld)])).toBe('good');
    expect(await answerFor(chain, byOld, [ofAnchor, ofItself(), crlOf(newWithOld, { revoked: [77n] })])).toBe(
      'revoked',
    );
    expect(await answerFor(chain, byOld, [ofAnchor, ofItself([9n]), crlOf(newWithOld)])).toBe('crl-missing');
  });

  test('a key for CRLs that it has certified itself signs no certificates', async () => {
    const issuer = authorityBelow(anchor, 'CA');
    const listing = authorityBelow(issuer, 'CA', {
      key: 'CA, for CRLs',
      and: [usageOf(USAGE.crlSigning), pointingTo(uri('itself'))],
      without: [EXTENSION.basicConstraints],
    });
    const crls = [ofAnchor, crlOf(issuer, { extensions: [about(uri('itself'))] }), crlOf(listing)];
    expect(await answerFor([anchor, issuer, listing], holderBelow(issuer), crls)).toBe('good');
    expect(await answerFor([anchor, issuer, listing], holderBelow(listing), crls)).toBe('not-an-authority');
  });
});

describe('PKITS 4.14, distribution points', () => {
  const issuer = authorityBelow(anchor, 'CA');
  /** What becomes of a leaf that points to these places, with CRLs of its issuer that are about these. */
  const answer = (pointers: WrittenExtension[], ...lists: [WrittenExtension, ...bigint[]][]) =>
    answerFor(
      [anchor, issuer],
      holderBelow(issuer, { and: pointers }),
      [ofAnchor].concat(lists.map(([extension, ...revoked]) => crlOf(issuer, { extensions: [extension], revoked }))),
    );
  const below = (name: string) => context(0, context(1, sequence(oid('2.5.4.3'), utf8(name))));
  const directory = (...rdns: Uint8Array[]) => placeNamed(context(4, sequence(...rdns)));

  test('a place that both name, among others', async () => {
    const two = placeNamed(text(0x86, 'http://crl.example/b.crl'), text(0x86, 'http://crl.example/a.crl'));
    expect(await answer([pointingTo(uri('a'))], [about(uri('a'))])).toBe('good');
    expect(await answer([pointingTo(uri('a'))], [about(two)])).toBe('good');
    expect(await answer([pointingTo(two)], [about(uri('a'))])).toBe('good');
    expect(await answer([pointingTo(uri('a'))], [about(uri('a')), 77n])).toBe('revoked');
  });

  test('a place that only one names', async () => {
    expect(await answer([pointingTo(uri('a'))], [about(uri('b'))])).toBe('crl-missing');
    expect(await answer([pointingTo(uri('a'))], [about(uri('A'))])).toBe('crl-missing');
    expect(await answer([], [about(uri('a'))])).toBe('crl-missing');
    expect(await answer([pointingTo(placeNamed(text(0x82, 'crl.example')))], [about(uri('a'))])).toBe('crl-missing');
  });

  test("a place below the issuer's name, written out or not", async () => {
    const own = [
      setOf(sequence(oid('2.5.4.10'), utf8('示例市住房公积金管理中心（演示）'))),
      setOf(sequence(oid('2.5.4.3'), utf8('CA'))),
    ];
    const written = directory(...own, setOf(sequence(oid('2.5.4.3'), utf8('crl 1'))));
    expect(await answer([pointingTo(below('CRL 1'))], [about(below('CRL 1'))])).toBe('good');
    expect(await answer([pointingTo(written)], [about(below('CRL 1'))])).toBe('good');
    expect(await answer([pointingTo(below('CRL 1'))], [about(written)])).toBe('good');
    expect(await answer([pointingTo(below('CRL 2'))], [about(written)])).toBe('crl-missing');
    expect(await answer([], [about(directory(...own))])).toBe('good');
  });

  test('a CRL that names no place, for a certificate that does', async () => {
    expect(
      await answerFor([anchor, issuer], holderBelow(issuer, { and: [pointingTo(uri('a'))] }), [
        ofAnchor,
        crlOf(issuer),
      ]),
    ).toBe('good');
  });

  test('a CRL of some certificates only', async () => {
    expect(await answer([], [about(HOLDERS_ONLY)])).toBe('good');
    expect(await answer([], [about(HOLDERS_ONLY), 77n])).toBe('revoked');
    expect(await answer([], [about(AUTHORITIES_ONLY)])).toBe('crl-missing');
    expect(await answer([], [about(ATTRIBUTES_ONLY)])).toBe('crl-missing');
    expect(await answer([], [about(HOLDERS_ONLY, AUTHORITIES_ONLY)])).toBe('crl-missing');
    const ofAuthorities = [crlOf(anchor, { extensions: [about(AUTHORITIES_ONLY)] }), crlOf(issuer)];
    expect(await answerFor([anchor, issuer], holderBelow(issuer), ofAuthorities)).toBe('good');
    const ofHolders = [crlOf(anchor, { extensions: [about(HOLDERS_ONLY)] }), crlOf(issuer)];
    expect(await answerFor([anchor, issuer], holderBelow(issuer), ofHolders)).toBe('crl-missing');
  });

  test('CRLs of some reasons only count where together they are all', async () => {
    const [some, others] = [onlyFor(1, 2), onlyFor(3, 4, 5, 6, 7, 8)];
    expect(await answer([], [about(some)])).toBe('crl-missing');
    expect(await answer([], [about(some)], [about(some)])).toBe('crl-missing');
    expect(await answer([], [about(some)], [about(onlyFor(3, 4, 5, 6, 7))])).toBe('crl-missing');
    expect(await answer([], [about(some)], [about(others)])).toBe('good');
    expect(await answer([], [about(some), 77n], [about(others)])).toBe('revoked');
    expect(await answer([], [about(some)], [about(others), 77n])).toBe('revoked');
  });

  test('reasons that a certificate looks for in one place are told there only', async () => {
    const point = (place: string, ...reasons: number[]) =>
      sequence(uri(place), contextOctets(1, flags(...reasons).subarray(2)));
    const pointers = {
      oid: EXTENSION.distributionPoints,
      value: sequence(point('a', 1, 2), point('b', 3, 4, 5, 6, 7, 8)),
    };
    expect(await answer([pointers], [about(uri('a'))])).toBe('crl-missing');
    expect(await answer([pointers], [about(uri('a'))], [about(uri('b'))])).toBe('good');
    expect(await answer([pointers], [about(uri('a'), onlyFor(1))], [about(uri('b'))])).toBe('crl-missing');
  });

  test('a CRL for others as well, and a certificate that points to another issuer', async () => {
    expect(await answer([], [about(INDIRECT)])).toBe('crl-unsupported');
    expect(await answer([], [about(INDIRECT), 77n])).toBe('revoked');
    const elsewhere = pointingTo(uri('a'), context(2, context(4, directoryName('another CA'))));
    expect(await answer([elsewhere], [about(uri('a'))])).toBe('crl-unsupported');
    expect(
      await answerFor([anchor, issuer], holderBelow(issuer, { and: [elsewhere] }), [ofAnchor, crlOf(issuer)]),
    ).toBe('crl-unsupported');
  });

  test('a point that says nothing, or in words that it has not', async () => {
    expect(await answer([], [about()])).toBe('crl-missing');
    expect(await answer([], [{ ...about(HOLDERS_ONLY), critical: false }])).toBe('crl-unsupported');
    expect(await answer([], [about(contextOctets(1, Uint8Array.of(0)))])).toBe('crl-missing');
    expect(await answer([pointingTo(contextOctets(1, flags(1).subarray(2)))], [about(uri('a'))])).toBe('malformed');
  });
});

describe('PKITS 4.15, deltas', () => {
  const issuer = authorityBelow(anchor, 'CA');
  const delta = crlOf(issuer, {
    number: 2n,
    extensions: [{ oid: EXTENSION.deltaCrl, critical: true, value: integer(1) }],
  });

  test('are not followed, and nothing is accepted that might stand in one', async () => {
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [ofAnchor, delta])).toBe('crl-unsupported');
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [ofAnchor, crlOf(issuer), delta])).toBe(
      'crl-unsupported',
    );
  });
});

describe('a CRL that cannot be read', () => {
  const issuer = authorityBelow(anchor, 'CA');
  const broken = (by: Authority) => crlOf(by, { extensions: [about()] });

  test('stands in the way of what its issuer issued, and of nothing else', async () => {
    const good = [ofAnchor, crlOf(issuer)];
    const another = authorityBelow(anchor, 'another CA');
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [...good, broken(another)])).toBe('good');
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [...good, broken(issuer)])).toBe('crl-unsupported');
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [...good, broken(anchor)])).toBe('crl-unsupported');
    const weak = crlOf({ ...another, key: { ...another.key, algorithm: sequence(oid('1.2.840.10045.4.1')) } });
    expect(await answerFor([anchor, issuer], holderBelow(issuer), [...good, weak])).toBe('good');
  });

  test('signers without number that might have signed one come to an end', async () => {
    const signers = Array.from({ length: 60 }, (_, place) =>
      authorityBelow(anchor, 'CA', { key: `signer ${place % 4}`, issued: { serial: BigInt(100 + place) } }),
    );
    const { sign } = keyOf('p256', 'nobody');
    const crls = [ofAnchor, ...signers.map((signer) => crlOf({ ...signer, key: { ...signer.key, sign } }))];
    expect(await answerFor([anchor, issuer, ...signers], holderBelow(issuer), crls)).toBe('crl-missing');
  });
});
