import { sql } from 'drizzle-orm';
import { accounts, type ACCOUNT_STATUSES } from '@/db/schema/accounts';
import { people } from '@/db/schema/people';

const LIVE = new Set<(typeof ACCOUNT_STATUSES)[number]>(['normal', 'sealed', 'frozen']);

/**
 * Whether a unit still has the person by this account. What the centre knows of him today, a former employer has no use for: it is told his
 * phone, card and loans no more.
 */
export function isLive(status: (typeof ACCOUNT_STATUSES)[number]): boolean {
  return LIVE.has(status);
}

/** The same as a condition on `accounts`, not aliased. */
export const IS_LIVE = sql<boolean>`${accounts.status} in ('normal', 'sealed', 'frozen')`;

/** The masked phone of `people`, of live `accounts`. */
export const PHONE_MASK_OF_LIVE = sql<string | null>`case when ${IS_LIVE} then ${people.phoneMask} end`;
