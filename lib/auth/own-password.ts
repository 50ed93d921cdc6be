import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { staff } from '@/db/schema/staff';
import { operators } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { giveBack, signInBudgets, spend } from './attempts';
import { verifyPassword } from './passwords';
import { contextOf, type Principal } from './principal';

/**
 * Whether somebody signed in knows his own password: who sits down at his browser does not. Five wrong ones in a quarter of an hour are all,
 * counted in transactions of their own, so that they stay counted whatever becomes of what asked.
 */
export async function tryOwnPassword(
  principal: Principal,
  password: string,
  clock: Clock,
): Promise<'right' | 'wrong' | 'too-many-attempts'> {
  const context = contextOf(principal);
  const budgets = signInBudgets({ account: '', address: '', device: `signed-in:${principal.id}` });
  const { allowed, hash } = await database().inTransaction(context, async (tx) => {
    const table = principal.kind === 'operator' ? operators : staff;
    const [own] = await tx.select({ hash: table.passwordHash }).from(table).where(eq(table.id, principal.id));
    return { allowed: await spend(tx, budgets, clock), hash: own?.hash ?? null };
  });
  if (!allowed) return 'too-many-attempts';
  if (!(await verifyPassword(hash, password))) return 'wrong';
  await database().inTransaction(context, (tx) => giveBack(tx, budgets, clock));
  return 'right';
}
