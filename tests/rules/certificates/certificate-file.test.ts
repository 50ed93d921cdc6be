import { describe, expect, test } from 'vitest';
import { writePkcs12 } from '@/db/demo/write-pkcs12';
import { readCertificate } from '@/lib/certificates/read-certificate';
import { signedText } from '@/lib/certificates/signed-text';
import { verifySignature } from '@/lib/certificates/verify-signature';
import { openCertificateFile } from '@/lib/signers/certificate-file';
import { signerFromFile } from '@/lib/signers/file-signer';
import { bytesOf } from '@/lib/certificates/pem';
import { chainOf, partiesOf } from '../../support/certificates';
import { useOpenSsl } from '../../support/openssl';

const openssl = useOpenSsl();
const PASSWORD = '密码 583926';
const CHALLENGE = { nonce: 'n', time: '2026-06-15T00:00:00.000Z' };
const TEXT = signedText(CHALLENGE, { purpose: 'login', origin: 'https://hall.example', fingerprint: 'ab' });

/** Files of one holder: his certificate with its authority, written by us and by openssl in each of its ways. */
function filesOf(kind: 'rsa' | 'p256' | 'p384' | 'sm2', ...options: string[]) {
  const { leaf, chain } = chainOf(kind);
  const pem = (bytes: string | Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytesOf(bytes))
      .toString('base64')
      .replace(/.{64}(?!$)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  openssl.write('key.der', partiesOf(kind).holder.key.secret);
  openssl.run('pkey', '-in', 'key.der', '-inform', 'DER', '-out', 'key.pem');
  openssl.write('leaf.pem', pem(leaf));
  openssl.write('chain.pem', chain.map(pem).join(''));
  const given = ['-export', '-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'chain.pem', '-out', 'file.p12'];
  openssl.run('pkcs12', ...given, '-passout', 'pass:583926', ...options);
  return { file: Uint8Array.from(openssl.read('file.p12')), leaf };
}

describe.each([
  ['AES and SHA-256', []],
  ['3DES and RC2 with SHA-1', ['-legacy']],
  ['3DES only', ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']],
  ['an open certificate', ['-certpbe', 'NONE']],
  ['AES with SHA-1', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha1']],
] as const)('a file of openssl with %s', (_what, options) => {
  test('is opened with its password and with no other', async () => {
    const { file, leaf } = filesOf('p256', ...options);
    const opened = await openCertificateFile(file, '583926');
    expect(Buffer.from(opened.certificate).equals(leaf)).toBe(true);
    expect(opened.chain).toHaveLength(1);
    expect(Buffer.from(opened.key).equals(partiesOf('p256').holder.key.secret)).toBe(true);
    await expect(openCertificateFile(file, '583927')).rejects.toThrow('wrong-password');
    await expect(openCertificateFile(file, '')).rejects.toThrow('wrong-password');
  });
});

test.each(['rsa', 'p256', 'p384', 'sm2'] as const)(
  'with a file of %s the login is signed, and the signature fits',
  async (kind) => {
    const { file } = filesOf(kind);
    const signer = await signerFromFile(file, '583926');
    const { key } = readCertificate(signer.certificate);
    const algorithm = kind === 'sm2' ? { kind } : ({ kind: kind === 'rsa' ? kind : 'ecdsa', hash: 'sha256' } as const);
    const signature = await signer.sign(TEXT);
    expect(await verifySignature(key, { signed: TEXT, algorithm, signature })).toBe(true);
    expect(await verifySignature(key, { signed: TEXT.slice(1), algorithm, signature })).toBe(false);
  },
);

test('what we write is opened by us and by openssl', async () => {
  const { holder } = partiesOf('p256');
  const { leaf, chain } = chainOf('p256');
  const certificates = [leaf, ...chain].map((one) => Uint8Array.from(bytesOf(one)));
  const file = await writePkcs12({ key: holder.key.secret, certificates }, PASSWORD);
  const opened = await openCertificateFile(file, PASSWORD);
  expect([opened.certificate, ...opened.chain]).toEqual(certificates);
  openssl.write('ours.p12', await writePkcs12({ key: holder.key.secret, certificates }, '583926'));
  const said = openssl.run('pkcs12', '-in', 'ours.p12', '-passin', 'pass:583926', '-nodes');
  expect(said.toString().match(/BEGIN (CERTIFICATE|PRIVATE KEY)/g)).toHaveLength(3);
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('no certificate file')],
  ['a certificate alone', Uint8Array.from(bytesOf(chainOf('p256').leaf))],
])('%s is no certificate file', async (_what, bytes) => {
  await expect(openCertificateFile(Uint8Array.from(bytes), 'x')).rejects.toThrow('not-a-certificate-file');
});

test('a file that is cut off or turned over never opens', async () => {
  const { file } = filesOf('p256');
  for (const length of [2, 20, 200, file.length - 1]) {
    await expect(openCertificateFile(file.slice(0, length), '583926')).rejects.toThrow();
  }
});
