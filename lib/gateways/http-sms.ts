import { createHmac } from 'node:crypto';
import { clock } from './clock';
import type { OutgoingMessage, SmsGateway } from './sms';

const LONGEST_MILLISECONDS = 10_000;

/**
 * A gateway that takes messages by HTTP: POST of {id, phone, text}, signed by X-Signature, hex HMAC-SHA256 of "timestamp.body" with the secret
 * that both sides know, the timestamp in seconds as X-Timestamp. Any answer but 2xx means that it was not taken.
 */
export function httpSms(url: string, secret: Buffer): SmsGateway {
  return {
    keepsWording: false,
    async send(message: OutgoingMessage) {
      const body = JSON.stringify(message);
      const timestamp = String(Math.floor(clock.milliseconds() / 1000));
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'X-Timestamp': timestamp, 'X-Signature': signature },
        redirect: 'error',
        signal: AbortSignal.timeout(LONGEST_MILLISECONDS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the short message gateway answered ${response.status}`);
    },
  };
}
