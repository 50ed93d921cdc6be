import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { ownOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal } from '@/lib/people/protect';
import { maskMobile } from '@/lib/values/mobile';
import { giveCode, tryCode, type CodeGiven } from './one-time-codes';
import { tryOwnPassword } from './own-password';
import type { OperatorPrincipal, Principal } from './principal';
import { beginStepUpInput, proveAgainInput } from './prove-again.input';
import type { StepUpGroup } from './step-up';

/** How somebody proves himself again: operators by a code on their phone, staff by their password. */
type Asked = { method: 'sms'; phone: string; sent: CodeGiven } | { method: 'password' };

/** What became of a proof; all but `right` leave things as they were. */
export type Proven = 'right' | 'wrong' | 'spent' | 'none' | 'too-many-attempts';

/** Begins to prove oneself again: sends an operator his code (获取动态验证码). One without a phone is sent to the counter. */
export const beginStepUp = ownOperation({
  name: 'step-up.begin',
  input: beginStepUpInput,
  async run({ tx, principal, clock }, { group }): Promise<Asked> {
    if (principal.kind === 'staff') return { method: 'password' };
    const phone = await phoneOf(tx, principal);
    const holder = sessionOf(principal);
    const sent = await giveCode(tx, { purpose: purposeOf(group), holder, phone, message: 'step-up-code', clock });
    return { method: 'sms', phone: maskMobile(phone), sent };
  },
});

/**
 * Proves oneself again, for one kind of business and five minutes. A wrong proof is no refusal: the try it cost must stay counted, so its
 * transaction commits.
 */
export const proveAgain = ownOperation({
  name: 'step-up.prove',
  input: proveAgainInput,
  // Nothing that could be tried out is kept of a code or a password.
  fingerprint: ({ group }) => group,
  prepare: ({ principal, clock }, { proof }) =>
    principal.kind === 'staff' ? tryOwnPassword(principal, proof, clock) : Promise.resolve(null),
  async run({ tx, principal, clock }, { group, proof }, password): Promise<{ outcome: Proven }> {
    const session = sessionOf(principal);
    const code = { purpose: purposeOf(group), holder: session, code: proof, clock };
    const outcome = principal.kind === 'staff' ? (password ?? 'wrong') : await tryCode(tx, code);
    if (outcome === 'right') await noteStepUp(tx, session, { group, clock });
    return { outcome };
  },
});

async function noteStepUp(
  tx: Tx,
  session: Buffer,
  { group, clock }: { group: StepUpGroup; clock: Clock },
): Promise<void> {
  await tx.execute(sql`select step_up_session(${session}::bytea, ${group}, ${clock.now().toISOString()}::timestamptz)`);
}

async function phoneOf(tx: Tx, { id }: OperatorPrincipal): Promise<string> {
  const [own] = await tx.select({ phone: operators.phoneCipher }).from(operators).where(eq(operators.id, id));
  return own?.phone ? openPersonal(own.phone) : refuse('step-up-no-phone');
}

function sessionOf({ session }: Principal): Buffer {
  return session ?? refuse('signed-out');
}

function purposeOf(group: StepUpGroup): string {
  return `step-up-${group}`;
}
