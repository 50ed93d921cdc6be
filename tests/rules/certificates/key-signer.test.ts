import { createServer } from 'node:http';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signerFromKey } from '@/lib/signers/key-signer';
import type { Signer, SignerProblem } from '@/lib/signers/signer';
import { startKeyMiddleware, type KeyMiddleware } from '../../support/key-middleware';

const PIN = '583926';
const DATA = new TextEncoder().encode('provident-hall 1');
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** What lies in the key; of its certificate only the bytes matter here. */
const KEY: Signer = {
  certificate: Uint8Array.from([0x30, 0x03, 0x02, 0x01, 0x05]),
  chain: [Uint8Array.from([0x30, 0x00])],
  sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, privateKey))),
};

let driver: KeyMiddleware;
beforeAll(async () => {
  driver = await startKeyMiddleware(PIN);
});
beforeEach(() => driver.insert(KEY));
afterAll(() => driver.stop());

/** Why nothing was signed. */
async function faultOf(work: Promise<unknown>): Promise<SignerProblem | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error as { problem?: SignerProblem }).problem,
  );
}

test('signs by the key that is inserted, with its certificate and its chain', async () => {
  const signer = await signerFromKey(PIN, driver.address);
  expect(signer.certificate).toEqual(KEY.certificate);
  expect(signer.chain).toEqual(KEY.chain);
  expect(verify('sha256', DATA, publicKey, await signer.sign(DATA))).toBe(true);
});

test('says what is missing: the driver, the key, the right PIN', async () => {
  const signer = await signerFromKey('000000', driver.address);
  expect(await faultOf(signer.sign(DATA))).toBe('refused-by-key');
  const held = await signerFromKey(PIN, driver.address);
  driver.insert(null);
  expect(await faultOf(held.sign(DATA))).toBe('no-key');
  expect(await faultOf(signerFromKey(PIN, driver.address))).toBe('no-key');
  const gone = await startKeyMiddleware(PIN);
  await gone.stop();
  expect(await faultOf(signerFromKey(PIN, gone.address))).toBe('no-middleware');
});

test.each([
  ['another protocol', 200, '{"protocol":"something else","keys":[]}'],
  ['no JSON', 200, 'hello'],
  [
    'a certificate that is none',
    200,
    '{"protocol":"provident-hall-key 1","keys":[{"id":"k","certificate":"***","chain":[]}]}',
  ],
  ['a bug of its own', 500, ''],
])('does not trust a driver that answers %s', async (_what, status, body) => {
  const other = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  expect(await faultOf(signerFromKey(PIN, address))).toBe('not-paired');
  other.closeAllConnections();
  other.close();
});
