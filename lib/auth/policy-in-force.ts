import { sql } from 'drizzle-orm';
import { database, type Tx } from '@/db/client';
import type { PASSWORD_POLICIES } from '@/db/schema/passwords';
import type { Clock } from '@/lib/gateways/clock';
import { unitPasswordProblem, type UnitPasswordProblem } from './password-policy';
import { verifyPassword } from './passwords';

export type PasswordPolicy = (typeof PASSWORD_POLICIES)[number];

const CONTEXT = { actor: 'password-policy' };

/** The rule for operators' passwords today, and whether any of them may have letters: what a field for one is drawn by. */
export async function passwordPolicy(clock: Clock): Promise<{ policy: PasswordPolicy; letters: boolean }> {
  return database().inTransaction(CONTEXT, (tx) => readPolicy(tx, clock));
}

async function readPolicy(tx: Tx, clock: Clock) {
  const [row] = await tx.execute<{ policy: PasswordPolicy; letters: boolean }>(
    sql`select policy, letters from password_policy_on(${clock.today()}::date)`,
  );
  if (!row) throw new Error('there is a rule for every day');
  return row;
}

/**
 * What is wrong with a new password of an operator today: by the rule in force and, where that is the long one, because it is one of his last
 * five (this one and the four before it). Null when nothing is. `policy` where it was read already.
 */
export async function problemOfNewPassword(
  { password, operatorId, policy: known }: { password: string; operatorId: string; policy?: PasswordPolicy },
  clock: Clock,
): Promise<UnitPasswordProblem | 'used-before' | null> {
  const { policy, login, hashes } = await database().inTransaction(CONTEXT, async (tx) => {
    const inForce = known ?? (await readPolicy(tx, clock)).policy;
    const [facts] = await tx.execute<{ login: string; hashes: string | null }>(
      sql`select login, hashes from password_facts(${operatorId}::uuid)`,
    );
    return { policy: inForce, login: facts?.login ?? '', hashes: facts?.hashes?.split(' ') ?? [] };
  });
  const problem = unitPasswordProblem(password, { policy, login });
  if (problem || policy === 'six-digits') return problem;
  for (const hash of hashes) if (await verifyPassword(hash, password)) return 'used-before';
  return null;
}
