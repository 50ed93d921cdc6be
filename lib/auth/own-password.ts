import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { staff } from '@/db/schema/staff';
import { operators } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { giveAttemptBack, spendAttempt } from './attempts';
import { verifyPassword } from './passwords';
import { contextOf, type Principal } from './principal';

/**
 * Whether somebody signed in knows his own password: who sits down at his browser does not. It costs the account an attempt as a sign-in does, in
 * transactions of its own, so that it is counted whatever becomes of what asked for it.
 */
export async function tryOwnPassword(
  principal: Principal,
  password: string,
  clock: Clock,
): Promise<'right' | 'wrong' | 'too-many-attempts'> {
  const context = contextOf(principal);
  const attempt = { account: accountOf(principal), address: `signed-in:${principal.id}`, clock };
  const { allowed, hash } = await database().inTransaction(context, async (tx) => {
    const table = principal.kind === 'operator' ? operators : staff;
    const [own] = await tx.select({ hash: table.passwordHash }).from(table).where(eq(table.id, principal.id));
    return { allowed: await spendAttempt(tx, attempt), hash: own?.hash ?? null };
  });
  if (!allowed) return 'too-many-attempts';
  if (!(await verifyPassword(hash, password))) return 'wrong';
  await database().inTransaction(context, (tx) => giveAttemptBack(tx, attempt));
  return 'right';
}

/** The name of the account that attempts are counted for, the same as at the sign-in. */
function accountOf({ kind, id }: Principal): string {
  return kind === 'operator' ? `unit:${id}` : `staff:${id}`;
}
