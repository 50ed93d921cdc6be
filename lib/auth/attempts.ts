import { createHmac } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';

const WINDOW_MILLISECONDS = 15 * 60 * 1000;

/** Something of which there is only so much in a quarter of an hour. */
export interface Budget {
  key: string;
  most: number;
}

interface Attempt {
  account: string;
  address: string;
  /** The browser, where this account has signed in by it before. */
  device: string | null;
}

/**
 * Wrong passwords in fifteen minutes before nothing more is tried: for one account, one address, the whole site. A browser that the account has
 * been used by before has a budget of its own instead: who guesses elsewhere does not lock out the people who work there.
 */
export function signInBudgets({ account, address, device }: Attempt): Budget[] {
  if (device !== null) return [{ key: `device:${keyed(device)}`, most: 5 }];
  return [
    { key: `address:${address}`, most: 30 },
    // What people type as an account may be anything, a password too: only its keyed hash is kept.
    { key: `account:${keyed(account.toLowerCase())}`, most: 5 },
    { key: 'site', most: 2000 },
  ];
}

/** Wrong codes of somebody's authenticator, whose password was right. */
export function secondFactorBudgets(staffId: string): Budget[] {
  return [{ key: `second-factor:${staffId}`, most: 5 }];
}

/** How often 忘记密码 may be asked for from one address, with a puzzle that is solved or not. */
export function resetBudgets(address: string): Budget[] {
  return [{ key: `reset-address:${address}`, most: 20 }];
}

/** How often it may be begun in all. */
export const RESETS_IN_ALL: readonly Budget[] = [{ key: 'reset-site', most: 1000 }];

/** How often a number for a certificate to sign is given out: to one address, and in all. */
export function challengeBudgets(address: string): Budget[] {
  return [
    { key: `challenge-address:${address}`, most: 100 },
    { key: 'challenge-site', most: 5000 },
  ];
}

/**
 * Takes one from each budget in turn; false at the first that is used up. The narrow ones stand first: what is refused to an address or an account
 * takes nothing from all the others.
 */
export async function spend(tx: Tx, budgets: readonly Budget[], clock: Clock): Promise<boolean> {
  // `case` alone promises that what comes later is not counted before.
  const allowed = budgets.reduceRight(
    (rest, { key, most }) => sql`case when ${changed(key, 1, clock)} <= ${most} then ${rest} else false end`,
    sql`true`,
  );
  const [row] = await tx.execute<{ allowed: boolean }>(sql`select ${allowed} as allowed`);
  return row?.allowed ?? false;
}

/** Gives back what something allowed had taken, as a right password. */
export async function giveBack(tx: Tx, budgets: readonly Budget[], clock: Clock): Promise<void> {
  const given = budgets.map(({ key }) => changed(key, -1, clock));
  await tx.execute(sql`select ${sql.join(given, sql`, `)}`);
}

function changed(key: string, by: number, clock: Clock): SQL {
  const started = new Date(clock.milliseconds() - (clock.milliseconds() % WINDOW_MILLISECONDS)).toISOString();
  return sql`spend_attempt(${key}, ${started}::timestamptz, ${by})`;
}

function keyed(text: string): string {
  return createHmac('sha256', env().PASSWORD_PEPPER).update(text).digest('base64url');
}
