import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';
import { queueMessage } from '@/lib/gateways/short-messages';
import { ownOperation, type RunningForSelf } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal } from '@/lib/people/protect';
import { changePasswordInput } from './change-password.input';
import { tryOwnPassword } from './own-password';
import { staffPasswordProblem } from './password-policy';
import { hashPassword } from './passwords';
import { problemOfNewPassword } from './policy-in-force';
import { requireLiveSession } from './session';

/**
 * 修改密码: who knows the old one sets another (RL-06). Every other session of his ends; his phone is told. Refuses a wrong old password, and a new
 * one that the rule in force does not take (of operators), or that is too simple (of staff).
 */
export const changePassword = ownOperation({
  name: 'password.change',
  input: changePasswordInput,
  // The hash of six digits is as good as the digits: nothing of a password is kept but what argon2id makes of it.
  fingerprint: () => null,
  async prepare({ principal, clock }, { old, password }) {
    const known = await tryOwnPassword(principal, old, clock);
    const problem =
      principal.kind === 'operator'
        ? await problemOfNewPassword({ password, operatorId: principal.id }, clock)
        : staffPasswordProblem(password);
    return { known, problem, hash: known === 'right' && !problem ? await hashPassword(password) : '' };
  },
  async run(running, _, { known, problem, hash }) {
    if (known === 'too-many-attempts') refuse('password-tried-too-often');
    if (known === 'wrong') refuse('old-password-wrong');
    if (problem === 'staff-password-weak') refuse('password-too-simple');
    if (problem) refuse(`password-${problem}`);
    await setPassword(running, hash);
    return null;
  },
});

async function setPassword({ tx, principal, clock }: RunningForSelf, hash: string): Promise<void> {
  const kept = principal.session ?? refuse('signed-out');
  const [operatorId, staffId] = principal.kind === 'operator' ? [principal.id, null] : [null, principal.id];
  await tx.execute(
    sql`select change_password(${operatorId}::uuid, ${staffId}::uuid, ${hash}, ${clock.now().toISOString()}::timestamptz, ${kept}::bytea)`,
  );
  // What somebody else was just setting was waited for, and may have ended this session.
  await requireLiveSession(tx, principal, clock);
  const phone = operatorId === null ? null : await phoneOf(tx, operatorId);
  if (phone) await queueMessage(tx, { phone, purpose: 'password-changed', values: {}, clock, causedBy: kept });
}

async function phoneOf(tx: Tx, id: string): Promise<string | null> {
  const [own] = await tx.select({ phone: operators.phoneCipher }).from(operators).where(eq(operators.id, id));
  return own?.phone ? openPersonal(own.phone) : null;
}
