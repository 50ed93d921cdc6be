import { createHmac, timingSafeEqual } from 'node:crypto';
import { onlineText } from '@/lib/text/payments';
import { publicCode } from '@/lib/values/ids';
import { fenFromText, fenToText, type Fen } from '@/lib/values/money';
import { sameSitePath } from '@/lib/values/same-site-path';
import type { BankGateway, BankNotice, BankOrder } from './bank';

/** The gateway to the page that plays the bank, and what that page itself needs. */
export interface DemoBank extends BankGateway {
  /** The order that an address asks to be paid; null when the hall did not write it. */
  readOrder(code: string, query: URLSearchParams): BankOrder | null;
  /** The fields of the notification that the page sends once its button is pressed. */
  noticeOf(order: BankOrder): Record<string, string>;
}

const SERIAL_DIGITS = 18;

/** The bank of the demo. Orders and notifications are signed with the same secret, each kind in its own way. */
export function demoBank(secret: Buffer): DemoBank {
  return {
    payAddress({ code, amount, back }) {
      const said = { amount: fenToText(amount), back };
      const signature = sign(secret, ['order', code, said.amount, said.back]);
      return `/demo-bank/${code}?${new URLSearchParams({ ...said, signature }).toString()}`;
    },

    readOrder(code, query) {
      const [amount, back] = [field(query, 'amount'), field(query, 'back')];
      const read = amountOf(amount);
      if (read === null || !isSigned(secret, ['order', code, amount, back], field(query, 'signature'))) return null;
      return { code, amount: read, back: sameSitePath(back) };
    },

    noticeOf({ code, amount, back }) {
      const serial = `DEMO${publicCode(SERIAL_DIGITS)}`;
      const said = fenToText(amount);
      return { code, amount: said, serial, back, signature: sign(secret, ['notice', code, said, serial]) };
    },

    readNotice(fields): BankNotice | null {
      const [code, amount, serial] = [field(fields, 'code'), field(fields, 'amount'), field(fields, 'serial')];
      const read = amountOf(amount);
      if (read === null || !isSigned(secret, ['notice', code, amount, serial], field(fields, 'signature'))) return null;
      return { code, amount: read, serial, payerName: onlineText.payer };
    },
  };
}

function field(fields: URLSearchParams, name: string): string {
  return fields.get(name) ?? '';
}

function amountOf(text: string): Fen | null {
  return /^(?:0|[1-9][0-9]{0,14})\.[0-9]{2}$/.test(text) ? fenFromText(text) : null;
}

function sign(secret: Buffer, said: string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(said)).digest('base64url');
}

function isSigned(secret: Buffer, said: string[], signature: string): boolean {
  const [expected, given] = [Buffer.from(sign(secret, said)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
