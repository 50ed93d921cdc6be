import { z } from 'zod';
import { fromBase64, toBase64 } from '@/lib/certificates/pem';
import { SignerFault, type Signer } from './signer';

/** Where the driver of a USB key listens: on the reader's own machine only, which the content policy of the pages allows. */
export const KEY_MIDDLEWARE_ADDRESS = 'http://127.0.0.1:52180';

const PROTOCOL = 'provident-hall-key 1';

const keysAnswer = z.object({
  protocol: z.literal(PROTOCOL),
  keys: z
    .array(z.object({ id: z.string().max(200), certificate: z.base64(), chain: z.array(z.base64()).max(10) }))
    .max(20),
});

const signedAnswer = z.object({ signature: z.base64() });

/**
 * A signer from the key in a USB port, by the driver's little server. What a driver has to speak, plain HTTP with JSON, to the origins of the
 * halls that it was installed for (CORS):
 *
 * - `GET /keys` answers `{ protocol: "provident-hall-key 1", keys: [{ id, certificate, chain }] }`: every key that is inserted, with the
 *   certificate of its holder and those of its authorities, DER in base64. No key, an empty list.
 * - `POST /signatures` with `{ id, pin, data }` (data in base64) answers `{ signature }`: RSA after PKCS #1 and ECDSA with SHA-256, SM2 with SM3, as
 *   `Signer` says. A wrong PIN, a locked key or a press of 取消 is 403; a key that was pulled out, 404.
 *
 * The PIN goes to the driver on this machine and nowhere else. Of several keys the first is taken.
 */
export async function signerFromKey(pin: string, address = KEY_MIDDLEWARE_ADDRESS): Promise<Signer> {
  if (!('subtle' in crypto)) throw new SignerFault('insecure-page');
  const listed = keysAnswer.safeParse(await answerOf(`${address}/keys`));
  if (!listed.success) throw new SignerFault('not-paired');
  const [key] = listed.data.keys;
  if (!key) throw new SignerFault('no-key');
  return {
    certificate: fromBase64(key.certificate),
    chain: key.chain.map(fromBase64),
    async sign(data) {
      const body = JSON.stringify({ id: key.id, pin, data: toBase64(data) });
      const signed = signedAnswer.safeParse(await answerOf(`${address}/signatures`, body));
      if (!signed.success) throw new SignerFault('not-paired');
      return fromBase64(signed.data.signature);
    },
  };
}

/** What the driver says; a fault where it says nothing, or no. */
async function answerOf(address: string, body?: string): Promise<unknown> {
  const request = body === undefined ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
  const response = await fetch(address, { ...request, credentials: 'omit', cache: 'no-store' }).catch(() => {
    throw new SignerFault('no-middleware');
  });
  if (response.status === 403) throw new SignerFault('refused-by-key');
  if (response.status === 404) throw new SignerFault('no-key');
  if (!response.ok) throw new SignerFault('not-paired');
  return response.json().catch(() => null);
}
