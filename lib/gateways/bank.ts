import { env } from '@/lib/env';
import type { Fen } from '@/lib/values/money';
import { demoBank, type DemoBank } from './demo-bank';

/** What a unit is to pay online: by which code, how much, and where the payer comes back to afterwards. */
export interface BankOrder {
  code: string;
  amount: Fen;
  back: string;
}

/** What a bank says it has taken: under which code, how much, by its own serial number. */
export interface BankNotice {
  code: string;
  amount: Fen;
  serial: string;
  payerName: string;
}

/** A bank that takes payments online (网上支付). */
export interface BankGateway {
  /** The address at which the order is paid. */
  payAddress(order: BankOrder): string;
  /** A notification as it came; null when it is not the bank's own or was changed on its way. */
  readNotice(fields: URLSearchParams): BankNotice | null;
}

/** The bank of this installation; null where there is none. In the demo it is a page that plays the bank. */
export function bankGateway(): BankGateway | null {
  return currentDemoBank();
}

/** The page that plays the bank; null outside the demo. */
export function currentDemoBank(): DemoBank | null {
  const { DEMO, BANK_SECRET } = env();
  return DEMO === 'on' && BANK_SECRET !== undefined ? demoBank(BANK_SECRET) : null;
}
