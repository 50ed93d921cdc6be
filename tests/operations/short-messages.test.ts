import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { extendEnvironment } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';
import { lastMessageOf, sendShortMessages } from '@/lib/gateways/send-short-messages';
import { queueMessage, type QueuedMessage } from '@/lib/gateways/short-messages';
import { smsGateway, type OutgoingMessage, type SmsGateway } from '@/lib/gateways/sms';
import { useDatabase } from '../support/database';
import { clockAt } from '../support/moving-clock';
import { rowsOf } from '../support/remittance';

const { app, owner } = useDatabase();

const START = Date.UTC(2026, 7, 20, 1);
const SECOND = 1000;
const SECRET = Buffer.alloc(32, 9);

beforeEach(async () => {
  await owner.inTransaction({ actor: 'test', office: true }, (tx) => tx.execute(sql`delete from short_messages`));
});

/** Queues a code as an operation of a unit would; nothing of it can be read there. */
function queue(clock: Clock, changed: Partial<QueuedMessage> = {}) {
  return app.inTransaction({ actor: 'test' }, (tx) =>
    queueMessage(tx, {
      phone: '10010044001',
      purpose: 'step-up-code',
      values: { code: '271828' },
      clock,
      causedBy: null,
      ...changed,
    }),
  );
}

/** A gateway that takes what it is given, but only from the `failures + 1`th call on. */
function taking(failures = 0): SmsGateway & { taken: OutgoingMessage[]; calls: number } {
  const gateway = {
    taken: [] as OutgoingMessage[],
    calls: 0,
    keepsWording: false,
    send(message: OutgoingMessage) {
      gateway.calls += 1;
      if (gateway.calls <= failures) return Promise.reject(new Error('not now'));
      gateway.taken.push(message);
      return Promise.resolve();
    },
  };
  return gateway;
}

function kept() {
  return rowsOf<{ state: string; wording: string; sealed_wording: Buffer | null; attempts: number }>(
    owner,
    sql`select state, wording, sealed_wording, attempts from short_messages order by id`,
  );
}

describe('the outbox', () => {
  test('sends what was queued once, and keeps nothing of its code', async () => {
    const clock = clockAt(START);
    await queue(clock);
    const gateway = taking();
    expect(await sendShortMessages(gateway, clock)).toBe(1);
    expect(await sendShortMessages(gateway, clock)).toBe(0);
    expect(gateway.taken).toMatchObject([{ phone: '10010044001', text: expect.stringContaining('271828') }]);
    const [row] = await kept();
    expect(row).toMatchObject({ state: 'sent', sealed_wording: null, wording: expect.stringContaining('******') });
    expect(JSON.stringify(row)).not.toContain('271828');
  });

  test('sends nothing of a transaction that did not commit', async () => {
    const clock = clockAt(START);
    await expect(
      app.inTransaction({ actor: 'test' }, async (tx) => {
        await queueMessage(tx, {
          phone: '10010044001',
          purpose: 'step-up-code',
          values: { code: '271828' },
          clock,
          causedBy: null,
        });
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('thought better of it');
    expect(await sendShortMessages(taking(), clock)).toBe(0);
  });

  test('tries again after a pause, five times in all, and then gives up', async () => {
    const clock = clockAt(START);
    await queue(clock);
    const gateway = taking(5);
    for (const pause of [5, 15, 60, 180, 180]) {
      expect(await sendShortMessages(gateway, clock)).toBe(1);
      clock.wait((pause - 1) * SECOND);
      expect(await sendShortMessages(gateway, clock)).toBe(0);
      clock.wait(SECOND);
    }
    expect(gateway.calls).toBe(5);
    expect(await sendShortMessages(gateway, clock)).toBe(0);
    expect(await kept()).toMatchObject([{ state: 'failed', sealed_wording: null, attempts: 5 }]);
  });

  test('hands each message to one of two senders', async () => {
    const clock = clockAt(START);
    for (let message = 1; message <= 8; message += 1) await queue(clock);
    const [one, other] = [taking(), taking()];
    await Promise.all([sendShortMessages(one, clock), sendShortMessages(other, clock)]);
    expect(new Set([...one.taken, ...other.taken].map(({ id }) => id)).size).toBe(8);
    expect(one.taken.length + other.taken.length).toBe(8);
  });

  test('never sends what was made for nobody', async () => {
    const clock = clockAt(START);
    await queue(clock, { decoy: true });
    expect(await sendShortMessages(taking(), clock)).toBe(0);
    expect(await kept()).toMatchObject([{ state: 'decoy' }]);
  });

  test('shows no unit any message, of whomever', async () => {
    await queue(clockAt(START));
    const context = { actor: '00000000-0000-4000-8000-000000000001', unitId: '00000000-0000-4000-8000-000000000002' };
    expect(await app.inTransaction(context, (tx) => tx.execute(sql`select id from short_messages`))).toHaveLength(0);
  });
});

describe('the demo', () => {
  test('shows the last message to the browser that caused it, for ten minutes, and to nobody else', async () => {
    const [clock, browser, gateway] = [clockAt(START), randomBytes(32), smsGateway()];
    if (!gateway) throw new Error('the demo has an outbox');
    await queue(clock, { causedBy: browser });
    await queue(clock, { causedBy: browser, values: { code: '314159' } });
    await sendShortMessages(gateway, clock);
    expect(await lastMessageOf(browser, clock)).toEqual({
      phone: '100****4001',
      text: expect.stringContaining('314159'),
    });
    expect(await lastMessageOf(randomBytes(32), clock)).toBeNull();
    clock.wait(10 * 60 * SECOND);
    expect(await lastMessageOf(browser, clock)).toBeNull();
  });
});

describe('the gateway by HTTP', () => {
  const requests: { headers: IncomingMessage['headers']; body: string }[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    extendEnvironment({ SMS_URL: `http://127.0.0.1:${address.port}/send`, SMS_SECRET: SECRET.toString('base64') });
  });
  afterAll(async () => {
    extendEnvironment({ SMS_URL: '', SMS_SECRET: '' });
    await new Promise((resolve) => server.close(resolve));
  });

  test('signs what it posts, and takes every answer but 2xx for a failure', async () => {
    const gateway = smsGateway();
    const message = { id: 'one', phone: '10010044001', text: '验证码' };
    await gateway?.send(message);
    const { headers, body } = requests[0] ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toEqual(message);
    const signed = createHmac('sha256', SECRET)
      .update(`${String(headers['x-timestamp'])}.${body}`)
      .digest('hex');
    expect(headers['x-signature']).toBe(signed);
    expect(gateway?.keepsWording).toBe(false);
    status = 503;
    await expect(gateway?.send(message)).rejects.toThrow('503');
  });
});
