import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { toBase64 } from '@/lib/certificates/pem';
import type { Signer } from '@/lib/signers/signer';

export interface KeyMiddleware {
  address: string;
  /** What is in the USB port. */
  insert: (signer: Signer | null) => void;
  /** Every PIN that it was told. */
  pins: string[];
  stop: () => Promise<void>;
}

interface Said {
  id: string;
  pin: string;
  data: string;
}

/** A driver of a USB key as `lib/signers/key-signer.ts` describes it, over real HTTP; the key in it has this PIN. */
export async function startKeyMiddleware(pin: string, port = 0): Promise<KeyMiddleware> {
  let inserted: Signer | null = null;
  const pins: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.url === '/keys') {
      const keys = inserted
        ? [{ id: 'key', certificate: toBase64(inserted.certificate), chain: inserted.chain.map(toBase64) }]
        : [];
      return void response.end(JSON.stringify({ protocol: 'provident-hall-key 1', keys }));
    }
    const said = JSON.parse(await text(request)) as Said;
    pins.push(said.pin);
    if (!inserted || said.id !== 'key') return void response.writeHead(404).end();
    if (said.pin !== pin) return void response.writeHead(403).end();
    const signature = await inserted.sign(Uint8Array.from(Buffer.from(said.data, 'base64')));
    response.end(JSON.stringify({ signature: toBase64(signature) }));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    insert: (signer) => void (inserted = signer),
    pins,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
