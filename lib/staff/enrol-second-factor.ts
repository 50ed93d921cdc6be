import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { recoveryCodes, secondFactors } from '@/db/schema/second-factors';
import { staff } from '@/db/schema/staff';
import { authenticatorAddress, newAuthenticatorSecret } from '@/lib/auth/authenticator';
import { hashRecoveryCode, newRecoveryCodes } from '@/lib/auth/recovery-codes';
import { tryFirstCode, type FactorTried } from '@/lib/auth/second-factor';
import type { Clock } from '@/lib/gateways/clock';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { sealPersonal } from '@/lib/people/protect';
import { newIds } from '@/lib/values/ids';
import { confirmSecondFactorInput } from './second-factor.input';

/** A secret may be confirmed for so long; then it begins anew. */
const OPEN_MILLISECONDS = 15 * 60 * 1000;

/**
 * Begins to use an authenticator: answers its secret, this once. It counts when its first code was right; beginning again before that makes
 * another. Refuses who has one: an administrator removes it first.
 */
export const beginSecondFactor = officeOperation({
  name: 'second-factor.begin',
  stepUp: 'second-factor',
  input: z.strictObject({}),
  kept: { secret: '', address: '' },
  async run({ tx, principal, clock }) {
    const [own] = await tx.select({ login: staff.login }).from(staff).where(eq(staff.id, principal.id)).for('update');
    if (!own) return refuse('not-found');
    const secret = newAuthenticatorSecret();
    const begun = { secretCipher: sealPersonal(secret), begunAt: clock.now() };
    const written = await tx
      .insert(secondFactors)
      .values({ staffId: principal.id, ...begun })
      .onConflictDoUpdate({ target: secondFactors.staffId, set: begun, setWhere: isNull(secondFactors.confirmedAt) })
      .returning({ staffId: secondFactors.staffId });
    if (written.length === 0) refuse('second-factor-there');
    return { secret, address: authenticatorAddress(secret, own.login) };
  },
});

/**
 * Confirms it by its first code and answers ten recovery codes, this once. A wrong code is no refusal: the try it cost must stay counted, so its
 * transaction commits.
 */
export const confirmSecondFactor = officeOperation({
  name: 'second-factor.confirm',
  input: confirmSecondFactorInput,
  // Nothing that could be tried out is kept of a code.
  fingerprint: () => null,
  kept: { codes: [] },
  async run({ tx, principal, clock }, { code }): Promise<{ outcome: FactorTried | 'none'; codes: string[] }> {
    const since = clock.milliseconds() - OPEN_MILLISECONDS;
    const [open] = await tx
      .select()
      .from(secondFactors)
      .where(and(eq(secondFactors.staffId, principal.id), isNull(secondFactors.confirmedAt)))
      .for('update');
    if (!open || open.begunAt.getTime() < since) return { outcome: 'none', codes: [] };
    const { outcome, step } = await tryFirstCode(tx, { ...open, code }, clock);
    if (step === null) return { outcome, codes: [] };
    await tx
      .update(secondFactors)
      .set({ confirmedAt: clock.now(), lastStep: step })
      .where(eq(secondFactors.staffId, principal.id));
    return { outcome, codes: await giveRecoveryCodes(tx, principal.id, clock) };
  },
});

async function giveRecoveryCodes(tx: Tx, staffId: string, clock: Clock): Promise<string[]> {
  const codes = newRecoveryCodes();
  const ids = newIds(clock.milliseconds(), codes.length);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId));
  await tx.insert(recoveryCodes).values(
    codes.map((code, place) => ({
      id: ids[place] ?? '',
      staffId,
      codeHash: hashRecoveryCode(staffId, code),
      madeAt: clock.now(),
    })),
  );
  return codes;
}
