import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { env } from '@/lib/env';
import type { Clock } from '@/lib/gateways/clock';

const WINDOW_MILLISECONDS = 15 * 60 * 1000;
/** Wrong passwords in fifteen minutes before nothing more is tried: for one account, one address, the whole site. */
const LIMITS = { account: 5, address: 30, site: 2000 } as const;

type Budget = keyof typeof LIMITS;

function keysOf(account: string, address: string): Record<Budget, string> {
  // What people type as an account may be anything, a password too: only its keyed hash is kept.
  const secret = createHmac('sha256', env().PASSWORD_PEPPER).update(account.toLowerCase()).digest('base64url');
  return { account: `account:${secret}`, address: `address:${address}`, site: 'site' };
}

/**
 * Takes one attempt from the budgets of account, address and site before a password is looked at; false when one is
 * used up. A right password gives the attempt back.
 */
export async function spendAttempt(
  tx: Tx,
  attempt: { account: string; address: string; clock: Clock },
): Promise<boolean> {
  const used = await change(tx, attempt, 1);
  return (Object.keys(LIMITS) as Budget[]).every((budget) => used[budget] <= LIMITS[budget]);
}

/** Gives back the attempt that a right password had taken. */
export async function giveAttemptBack(
  tx: Tx,
  attempt: { account: string; address: string; clock: Clock },
): Promise<void> {
  await change(tx, attempt, -1);
}

async function change(
  tx: Tx,
  { account, address, clock }: { account: string; address: string; clock: Clock },
  cost: number,
): Promise<Record<Budget, number>> {
  const started = new Date(clock.milliseconds() - (clock.milliseconds() % WINDOW_MILLISECONDS)).toISOString();
  const keys = keysOf(account, address);
  const [row] = await tx.execute<Record<Budget, number>>(sql`select
    spend_attempt(${keys.account}, ${started}::timestamptz, ${cost}) as account,
    spend_attempt(${keys.address}, ${started}::timestamptz, ${cost}) as address,
    spend_attempt(${keys.site}, ${started}::timestamptz, ${cost}) as site`);
  return row ?? { account: Infinity, address: Infinity, site: Infinity };
}
