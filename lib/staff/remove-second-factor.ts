import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { recoveryCodes, secondFactors } from '@/db/schema/second-factors';
import { endSessionsOf } from '@/lib/auth/session';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { getStaffMember } from './list-staff';

/**
 * 移除两步验证 of somebody else, who has lost his authenticator: it and his recovery codes count no more, and his sessions end. Refuses one's own, and
 * of who has none.
 */
export const removeSecondFactor = officeOperation({
  name: 'second-factor.remove',
  stepUp: 'operators',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock }, { id }) {
    const member = await getStaffMember(tx, id);
    if (!member) return refuse('not-found');
    if (id === principal.id) refuse('second-factor-own');
    const removed = await tx
      .delete(secondFactors)
      .where(eq(secondFactors.staffId, id))
      .returning({ confirmedAt: secondFactors.confirmedAt });
    if (!removed[0]?.confirmedAt) refuse('second-factor-none');
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, id));
    await endSessionsOf(tx, id, clock);
    return { login: member.login };
  },
});
