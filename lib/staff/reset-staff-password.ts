import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { staff } from '@/db/schema/staff';
import { sendPasswordLink } from '@/lib/auth/password-links';
import { endSessionsOf } from '@/lib/auth/session';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockStaff } from './staff-member';

/**
 * 重置密码 of 人员管理: the old password is void at once, the sessions end, and a one-time link goes to his phone; nobody sees a password. Refuses one's
 * own, who is not active, and who has no phone.
 */
export const resetStaffPassword = officeOperation({
  name: 'staff.reset-password',
  stepUp: 'operators',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, principal, clock }, { id }) {
    await lockStaff(tx);
    const [member] = await tx.select().from(staff).where(eq(staff.id, id));
    if (!member) return refuse('not-found');
    if (id === principal.id) refuse('staff-own-password');
    if (member.status !== 'active') refuse('staff-not-active');
    const { login, phoneCipher, phoneMask } = member;
    if (phoneCipher === null) return refuse('staff-phone-missing');
    await tx.update(staff).set({ passwordHash: null, passwordChangedAt: clock.now() }).where(eq(staff.id, id));
    await endSessionsOf(tx, id, clock);
    await sendPasswordLink(tx, { owner: { staffId: id }, login, phoneCipher, clock, causedBy: principal.session });
    return { login, phone: phoneMask };
  },
});
