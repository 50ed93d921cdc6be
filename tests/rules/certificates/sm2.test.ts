import { describe, expect, test } from 'vitest';
import { publicKeyOf } from '@/lib/certificates/algorithms';
import { fromHex, hexOf, readWhole, TAG } from '@/lib/certificates/der';
import { numbersOfSignature, signSm2, verifySm2 } from '@/lib/certificates/sm2';
import { makeKey } from '@/db/demo/certificate-keys';
import { bytesOf } from '@/lib/certificates/pem';
import { verifyCertificate } from '@/lib/certificates/verify-certificate';
import { chainOf, NOW } from '../../support/certificates';
import { testClock } from '../../support/hall';
import { useOpenSsl } from '../../support/openssl';

const openssl = useOpenSsl();
const DATA = new TextEncoder().encode('公积金单位网厅');
const WITH_SM3 = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
const USER_ID = 'distid:1234567812345678';

function pointOf(info: Uint8Array): string {
  const key = publicKeyOf(readWhole(info, TAG.sequence));
  if (key.kind !== 'sm2') throw new Error('not an SM2 key');
  return key.point;
}

describe('a signature with SM2', () => {
  test('that openssl made fits, and fits nothing else', () => {
    openssl.run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'own.pem');
    openssl.run('pkey', '-in', 'own.pem', '-pubout', '-outform', 'DER', '-out', 'own.der');
    openssl.write('data', DATA);
    openssl.run('pkeyutl', '-sign', '-inkey', 'own.pem', ...WITH_SM3, '-in', 'data', '-out', 'signature');
    const [point, signature] = [pointOf(openssl.read('own.der')), openssl.read('signature')];
    expect(verifySm2(point, { data: DATA, signature })).toBe(true);
    expect(verifySm2(point, { data: DATA.slice(1), signature })).toBe(false);
    expect(verifySm2(pointOf(makeKey('sm2').info), { data: DATA, signature })).toBe(false);
  });

  test('that we make fits for openssl', () => {
    const key = makeKey('sm2');
    openssl.write('ours.der', key.secret);
    openssl.write('data', DATA);
    openssl.write('ours.sig', key.sign(DATA));
    const said = openssl.run(
      'pkeyutl',
      '-verify',
      '-inkey',
      'ours.der',
      '-keyform',
      'DER',
      ...WITH_SM3,
      '-in',
      'data',
      '-sigfile',
      'ours.sig',
    );
    expect(said.toString()).toContain('Signature Verified Successfully');
  });

  test('is another one each time', () => {
    const key = '1'.repeat(64);
    const made = Array.from({ length: 8 }, () => hexOf(numbersOfSignature(signSm2(key, DATA), 32)).slice(0, 64));
    expect(new Set(made).size).toBe(8);
  });

  test('of numbers out of range, or leading nowhere, does not fit', () => {
    const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    const point = pointOf(makeKey('sm2').info);
    const der = (r: bigint, s: bigint) => {
      const number = (value: bigint) => {
        const hex = value.toString(16).padStart(66, '0');
        const short = hex.replace(/^(00)+(?=[0-7])/, '').replace(/^(00)+(?=00[89a-f])/, '');
        return `02${(short.length / 2).toString(16).padStart(2, '0')}${short}`;
      };
      const body = number(r) + number(s);
      return fromHex(`30${(body.length / 2).toString(16).padStart(2, '0')}${body}`);
    };
    for (const [r, s] of [
      [n, 1n],
      [1n, n],
      [n - 1n, 1n],
    ] as const) {
      expect(verifySm2(point, { data: DATA, signature: der(r, s) })).toBe(false);
    }
    expect(() => verifySm2(point, { data: DATA, signature: der(0n, 1n) })).toThrow('a number out of range');
    expect(() => verifySm2(point, { data: DATA, signature: Uint8Array.of(0x30, 0) })).toThrow();
  });
});

describe('a certificate', () => {
  test('that openssl issued with SM2 is accepted up to its CRL', async () => {
    openssl.write(
      'ca.cnf',
      '[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n[leaf]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always\n[req]\ndistinguished_name=dn\n[dn]\n',
    );
    openssl.run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'ca.pem');
    openssl.run('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'leaf.pem');
    openssl.run(
      'req',
      '-new',
      '-x509',
      '-key',
      'ca.pem',
      '-sm3',
      '-sigopt',
      USER_ID,
      '-subj',
      '/CN=ca',
      '-days',
      '9',
      '-config',
      'ca.cnf',
      '-extensions',
      'ca',
      '-out',
      'ca.crt',
    );
    openssl.run(
      'req',
      '-new',
      '-key',
      'leaf.pem',
      '-sm3',
      '-sigopt',
      USER_ID,
      '-subj',
      '/CN=leaf',
      '-config',
      'ca.cnf',
      '-out',
      'leaf.csr',
    );
    openssl.run(
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.pem',
      '-sm3',
      '-sigopt',
      USER_ID,
      '-vfyopt',
      USER_ID,
      '-extfile',
      'ca.cnf',
      '-extensions',
      'leaf',
      '-days',
      '9',
      '-set_serial',
      '77',
      '-out',
      'leaf.crt',
    );
    const [leaf, anchor] = ['leaf.crt', 'ca.crt'].map((name) => new TextDecoder().decode(openssl.read(name)));
    const outcome = await verifyCertificate({
      leaf: leaf ?? '',
      chain: [],
      anchors: [anchor ?? ''],
      crls: [],
      at: testClock.now(),
    });
    expect(outcome).toEqual({ ok: false, reason: 'crl-missing' });
  });

  test.each(['rsa', 'rsa-pss', 'p256', 'p384', 'sm2'] as const)('of %s that we issue is one for openssl', (kind) => {
    const { leaf, chain, anchors, crls } = chainOf(kind);
    const pem = (bytes: string | Uint8Array, label: string) =>
      `-----BEGIN ${label}-----\n${Buffer.from(bytesOf(bytes))
        .toString('base64')
        .replace(/.{64}(?!$)/g, '$&\n')}\n-----END ${label}-----\n`;
    openssl.write('leaf', pem(leaf, 'CERTIFICATE'));
    openssl.write('chain', chain.map((one) => pem(one, 'CERTIFICATE')).join(''));
    openssl.write('anchors', anchors.map((one) => pem(one, 'CERTIFICATE')).join(''));
    openssl.write('crls', crls.map((one) => pem(one, 'X509 CRL')).join(''));
    // The command takes the user id for the leaf only, not for authorities and CRLs.
    const more =
      kind === 'sm2'
        ? ['-vfyopt', USER_ID, '-partial_chain', '-trusted', 'chain']
        : ['-crl_check_all', '-CRLfile', 'crls', '-CAfile', 'anchors', '-untrusted', 'chain'];
    const said = openssl.run(
      'verify',
      '-x509_strict',
      '-purpose',
      'sslclient',
      '-attime',
      String(NOW / 1000),
      ...more,
      'leaf',
    );
    expect(said.toString()).toBe('leaf: OK\n');
  });
});
