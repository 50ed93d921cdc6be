import { describe, expect, test } from 'vitest';
import { directoryName } from '@/db/demo/certificate-authority';
import { context, contextOctets, flags, oid, sequence, setOf, utf8 } from '@/db/demo/write-der';
import { EXTENSION, USAGE } from '@/lib/certificates/extensions';
import type { CertificateReason } from '@/lib/certificates/refusal-reasons';
import { verifyCertificate, type ToVerify } from '@/lib/certificates/verify-certificate';
import {
  anchorOf,
  answerFor,
  authorityBelow,
  crlOf,
  holderBelow,
  usageOf,
  type Authority,
} from '../../support/certificate-tree';
import { chainOf } from '../../support/certificates';
import { rawLeaf, rawMiddle, validity } from '../../support/raw-certificates';

const anchor = anchorOf('anchor');

async function reasonFor(chain: ToVerify): Promise<CertificateReason | 'good'> {
  const outcome = await verifyCertificate(chain);
  return outcome.ok ? 'good' : outcome.reason;
}

describe('PKITS 4.1, signatures; 4.2, validity; 4.3, names', () => {
  test('4.2.4: a time of this century in four digits is read, as it must be', async () => {
    const times = (from: string, to: string) => rawLeaf({ validity: validity(from, to) });
    expect(await reasonFor(times('20260101000000Z', '270101000000Z'))).toBe('good');
    expect(await reasonFor(times('260101000000Z', '20270101000000Z'))).toBe('good');
    expect(await reasonFor(times('20260701000000Z', '270101000000Z'))).toBe('not-yet-valid');
    expect(await reasonFor(times('260101000000Z', '20260201000000Z'))).toBe('expired');
    expect(await reasonFor(times('260101000000Z', '19991231235959Z'))).toBe('malformed');
  });

  test('4.3.6: unique identifiers are read, and have to be the same', async () => {
    const id = (number: 1 | 2, value: number) => contextOctets(number, Uint8Array.of(0, value));
    const chain = (issuers: Uint8Array[], leafs: Uint8Array[]) => ({
      ...rawMiddle({ uniqueIds: issuers }),
      leaf: rawLeaf({ uniqueIds: leafs }).leaf,
    });
    expect(await reasonFor(chain([id(2, 7)], [id(1, 7)]))).toBe('good');
    expect(await reasonFor(chain([id(2, 7)], [id(1, 7), id(2, 9)]))).toBe('good');
    expect(await reasonFor(chain([id(2, 7)], [id(1, 8)]))).toBe('wrong-key-id');
    expect(await reasonFor(chain([id(2, 7)], []))).toBe('wrong-key-id');
    expect(await reasonFor(chain([], [id(1, 7)]))).toBe('wrong-key-id');
    expect(await reasonFor(chain([id(2, 7)], [id(2, 9), id(1, 7)]))).toBe('malformed');
  });
});

describe('PKITS 4.6, basic constraints and length of path', () => {
  /** Authorities one below the other, each with the length of path it allows; null: any, 'renews': the one above by another key. */
  async function answerOf(...lengths: (number | null | 'renews')[]) {
    const chain: [Authority, ...Authority[]] = [anchor];
    let name = 'anchor';
    for (const [place, length] of lengths.entries()) {
      const issuer = chain[chain.length - 1] ?? anchor;
      if (length !== 'renews') name = `authority ${place}`;
      const limit = typeof length === 'number' ? { pathLength: length } : {};
      chain.push(authorityBelow(issuer, name, { key: `authority ${place}`, ...limit }));
    }
    return answerFor(chain, holderBelow(chain[chain.length - 1] ?? anchor));
  }

  test.each<[lengths: (number | null | 'renews')[], answer: string]>([
    [[0], 'good'],
    [[0, null], 'path-too-long'],
    [[0, 0], 'path-too-long'],
    [[6, 0, null], 'path-too-long'],
    [[6, 1, 0], 'good'],
    [[6, 4, 1, 0], 'good'],
    [[6, 4, 1, null, null], 'path-too-long'],
    [[1, 9, null], 'path-too-long'],
    [[6, 5, 4, 3, 2, 1], 'good'],
    [[0, 'renews'], 'good'],
    [[0, 'renews', 'renews'], 'good'],
    [[0, 'renews', null], 'path-too-long'],
    [[1, 'renews', 0, 'renews'], 'good'],
    [[1, 'renews', 0, null], 'path-too-long'],
  ])('lengths %j: %s', async (lengths, answer) => {
    expect(await answerOf(...lengths)).toBe(answer);
  });

  test('a last one that is an authority does not log in', async () => {
    const issuer = authorityBelow(anchor, 'CA', { pathLength: 0 });
    const last = authorityBelow(issuer, 'last');
    expect(await answerFor([anchor, issuer], last.certificate)).toBe('wrong-key-usage');
  });
});

describe('PKITS 4.7, key usage', () => {
  const answerWith = (...bits: number[]) => {
    const issuer = authorityBelow(anchor, 'CA', { and: [usageOf(...bits)] });
    return answerFor([anchor, issuer], holderBelow(issuer));
  };

  test('certificates and CRLs are signed by who may', async () => {
    expect(await answerWith(USAGE.certificateSigning, USAGE.crlSigning)).toBe('good');
    expect(await answerWith(USAGE.crlSigning)).toBe('wrong-key-usage');
    expect(await answerWith(USAGE.certificateSigning)).toBe('crl-missing');
  });

  test('whether it is critical or not', async () => {
    const gently = (...bits: number[]) => {
      const usage = { oid: EXTENSION.keyUsage, value: flags(...bits) };
      const issuer = authorityBelow(anchor, 'CA', { and: [usage] });
      return answerFor([anchor, issuer], holderBelow(issuer));
    };
    expect(await gently(USAGE.certificateSigning, USAGE.crlSigning)).toBe('good');
    expect(await gently(USAGE.crlSigning)).toBe('wrong-key-usage');
    expect(await gently(USAGE.certificateSigning)).toBe('crl-missing');
  });
});

describe('PKITS 4.13, name constraints along a chain', () => {
  const organisation = (name: string) => context(4, sequence(setOf(sequence(oid('2.5.4.10'), utf8(name)))));
  const constraint = (number: 0 | 1, ...names: string[]) => ({
    oid: EXTENSION.nameConstraints,
    critical: true,
    value: sequence(context(number, ...names.map((name) => sequence(organisation(name))))),
  });
  const own = '测试单位有限公司';
  const centre = '示例市住房公积金管理中心（演示）';

  test('each narrows what those above have left, for authorities and leaf alike', async () => {
    const wide = authorityBelow(anchor, 'CA', { and: [constraint(0, own, centre)] });
    const narrow = (...and: ReturnType<typeof constraint>[]) => authorityBelow(wide, 'lower CA', { and });
    const answer = (lower: Authority) => answerFor([anchor, wide, lower], holderBelow(lower));
    expect(await answer(narrow())).toBe('good');
    expect(await answer(narrow(constraint(0, own)))).toBe('good');
    expect(await answer(narrow(constraint(0, centre)))).toBe('name-not-permitted');
    expect(await answer(narrow(constraint(1, own)))).toBe('name-not-permitted');
    const strict = authorityBelow(anchor, 'CA', { and: [constraint(0, own)] });
    const outside = authorityBelow(strict, 'lower CA');
    expect(await answerFor([anchor, strict, outside], holderBelow(outside))).toBe('name-not-permitted');
  });

  test('4.13.19: who renews himself keeps his name, a leaf of that name does not', async () => {
    const strict = authorityBelow(anchor, 'CA', { and: [constraint(0, own)] });
    const renewed = authorityBelow(strict, 'CA', { key: 'CA, new' });
    expect(await answerFor([anchor, strict, renewed], holderBelow(renewed))).toBe('good');
    const leaf = holderBelow(strict, { issued: { subject: directoryName('CA') } });
    expect(await answerFor([anchor, strict], leaf)).toBe('name-not-permitted');
  });
});

describe('PKITS 4.16, private extensions', () => {
  const strange = (critical: boolean) => ({ oid: '2.16.840.1.101.2.1.12.2', critical, value: sequence() });

  test('are passed over where they may be', async () => {
    const issuer = authorityBelow(anchor, 'CA');
    expect(await answerFor([anchor, issuer], holderBelow(issuer, { and: [strange(false)] }))).toBe('good');
    expect(await answerFor([anchor, issuer], holderBelow(issuer, { and: [strange(true)] }))).toBe(
      'unknown-critical-extension',
    );
    const crls = [crlOf(anchor), crlOf(issuer, { extensions: [strange(true)] })];
    expect(await answerFor([anchor, issuer], holderBelow(issuer), crls)).toBe('crl-unsupported');
  });
});

test('more certificates than belong to a chain do no harm', async () => {
  const many = Array.from({ length: 150 }, (_, place) => authorityBelow(anchor, `CA ${place}`, { key: 'CA' }));
  const chain = chainOf('p256');
  expect(await reasonFor({ ...chain, chain: [...many.map(({ certificate }) => certificate), ...chain.chain] })).toBe(
    'good',
  );
});
