import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';
import type { Clock } from '@/lib/gateways/clock';
import { queueMessage } from '@/lib/gateways/short-messages';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { openPersonal } from '@/lib/people/protect';
import { mobileOf, phoneIndex, protectedPhone } from '@/lib/people/protected-person';
import { maskMobile } from '@/lib/values/mobile';
import { changePhoneInput, sendPhoneCodeInput } from './change-phone.input';
import { giveCode, tryCode, type CodeGiven, type CodeTried } from './one-time-codes';
import { endOpenLinks } from './password-links';
import type { OperatorPrincipal } from './principal';
import { requireLiveSession } from './session';

/**
 * 获取动态验证码 for one's own new phone, after one has proven oneself by the old one. Refuses the phone that is known already; who
 * has none is sent to the counter.
 */
export const sendPhoneCode = unitOperation({
  name: 'phone.send-code',
  stepUp: 'phone',
  input: sendPhoneCodeInput,
  // A number of a person is kept in no log, not even hashed.
  fingerprint: () => null,
  async run({ tx, principal, clock }, { phone }): Promise<{ phone: string; sent: CodeGiven }> {
    const mobile = mobileOf(phone);
    if ((await knownPhone(tx, principal)) === mobile) refuse('phone-same');
    const holder = principal.session ?? refuse('signed-out');
    const sent = await giveCode(tx, {
      purpose: purposeOf(mobile),
      holder,
      phone: mobile,
      message: 'new-phone-code',
      clock,
    });
    return { phone: maskMobile(mobile), sent };
  },
});

/**
 * 更换手机: the code that came to the new phone is right, and it is the one that codes go to from now on. The old one is told, and what was
 * sent there sets no password any more. A wrong code is no refusal: the try it cost must stay counted.
 */
export const changePhone = unitOperation({
  name: 'phone.change',
  stepUp: 'phone',
  input: changePhoneInput,
  fingerprint: () => null,
  async run({ tx, principal, clock }, { phone, code }): Promise<{ outcome: CodeTried; phone: string }> {
    const mobile = mobileOf(phone);
    const mask = maskMobile(mobile);
    const holder = principal.session ?? refuse('signed-out');
    const former = await ownPhone(tx, principal, clock);
    const outcome = await tryCode(tx, { purpose: purposeOf(mobile), holder, code, clock });
    if (outcome !== 'right') return { outcome, phone: mask };
    await tx
      .update(operators)
      .set({ ...protectedPhone(mobile), version: sql`${operators.version} + 1` })
      .where(and(eq(operators.id, principal.id), eq(operators.unitId, principal.unitId)));
    await endOpenLinks(tx, principal.id, clock);
    if (former) {
      await queueMessage(tx, {
        phone: former,
        purpose: 'phone-changed',
        values: { phone: mask },
        clock,
        causedBy: holder,
      });
    }
    return { outcome, phone: mask };
  },
});

/** A code is for one phone: sent to one, it does not make another one known. */
function purposeOf(mobile: string): string {
  return `new-phone-${phoneIndex(mobile)}`;
}

async function knownPhone(tx: Tx, { id }: OperatorPrincipal): Promise<string | null> {
  const [own] = await tx.select({ phone: operators.phoneCipher }).from(operators).where(eq(operators.id, id));
  return own?.phone ? openPersonal(own.phone) : null;
}

/** The same, before it is changed: what the centre is about to set is waited for, and has ended this session then. */
async function ownPhone(tx: Tx, principal: OperatorPrincipal, clock: Clock): Promise<string | null> {
  await tx.select({ id: operators.id }).from(operators).where(eq(operators.id, principal.id)).for('update');
  await requireLiveSession(tx, principal, clock);
  return knownPhone(tx, principal);
}
