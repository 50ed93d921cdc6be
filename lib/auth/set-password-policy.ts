import { desc, lte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { passwordPolicies } from '@/db/schema/passwords';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { compareDays, readDay, type Day } from '@/lib/values/day';
import { passwordPolicyInput } from './set-password-policy.input';

/**
 * 设置登录密码规则: six digits, as the manual says, or long ones, from a day on (RL-06). With a long rule, whoever has set his password before it
 * sets another one when he comes next; back to six digits, nobody has to. Refuses a day that is past, and the rule that holds then anyway.
 */
export const setPasswordPolicy = officeOperation({
  name: 'password-policy.set',
  input: passwordPolicyInput,
  async run({ tx, clock }, { fromOn: typed, policy }) {
    const fromOn = readDay(typed);
    if (fromOn === null) throw new Error('a day that the schema has let pass can be read');
    if (compareDays(fromOn, clock.today()) < 0) refuse('password-policy-past');
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('password-policy', 1))`);
    if ((await policyBefore(tx, fromOn)) === policy) refuse('nothing-changed');
    const values = { fromOn, policy, setAt: clock.now() };
    await tx
      .insert(passwordPolicies)
      .values(values)
      .onConflictDoUpdate({ target: passwordPolicies.fromOn, set: values });
    return { fromOn, policy };
  },
});

/** The rule that holds on a day as it stands: what is set for that very day counts, so that the same is not set twice. */
async function policyBefore(tx: Tx, day: Day): Promise<string> {
  const [row] = await tx
    .select({ policy: passwordPolicies.policy })
    .from(passwordPolicies)
    .where(lte(passwordPolicies.fromOn, day))
    .orderBy(desc(passwordPolicies.fromOn))
    .limit(1);
  return row?.policy ?? 'six-digits';
}

/** Every rule that was set, the latest day first. */
export function listPasswordPolicies(tx: Tx) {
  return tx.select().from(passwordPolicies).orderBy(desc(passwordPolicies.fromOn));
}
