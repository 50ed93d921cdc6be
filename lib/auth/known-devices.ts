import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';

/** Name of the cookie that says by which accounts a browser has been used. */
export const DEVICE_COOKIE = 'known-device';

/** So long a browser is remembered, in seconds. */
export const DEVICE_SECONDS = 180 * 24 * 60 * 60;

const MOST_ACCOUNTS = 6;

/**
 * The browser's own number, where the cookie says that this account has signed in by it; null for any other. The cookie holds one signed part for
 * each account: number, time, signature.
 */
export function knownDevice(cookie: string | undefined, account: string, clock: Clock): string | null {
  for (const part of partsOf(cookie)) {
    const [device = '', issued = '', signature = ''] = part.split('~');
    const age = clock.milliseconds() / 1000 - Number(issued);
    if (age < DEVICE_SECONDS && isEqual(signature, sign(account, device, issued))) return device;
  }
  return null;
}

/** The cookie of a browser by which this account has just signed in; what it knew of other accounts stays. */
export function rememberDevice(cookie: string | undefined, account: string, clock: Clock): string {
  const device = randomBytes(12).toString('base64url');
  const issued = String(Math.floor(clock.milliseconds() / 1000));
  const others = partsOf(cookie).filter((part) => knownDevice(part, account, clock) === null);
  return [[device, issued, sign(account, device, issued)].join('~'), ...others].slice(0, MOST_ACCOUNTS).join('.');
}

function partsOf(cookie: string | undefined): string[] {
  return (cookie ?? '')
    .split('.')
    .filter((part) => part !== '')
    .slice(0, MOST_ACCOUNTS);
}

function sign(account: string, device: string, issued: string): string {
  const said = JSON.stringify(['device', account, device, issued]);
  return createHmac('sha256', env().PASSWORD_PEPPER).update(said).digest('base64url');
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
