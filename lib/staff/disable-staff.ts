import { eq } from 'drizzle-orm';
import { staff } from '@/db/schema/staff';
import { endSessionsOf } from '@/lib/auth/session';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { USER_STATUS_WORDS } from '@/lib/text/operators';
import { staffMemberInput } from './staff.input';
import { refuseNoAdministrator, shownStaffMember } from './staff-member';

/** 停用: he cannot sign in, and his sessions end at their next request. Refuses oneself, and the last active administrator. */
export const disableStaff = officeOperation({
  name: 'staff.disable',
  stepUp: 'operators',
  input: staffMemberInput,
  async run({ tx, principal, clock }, input) {
    const { id, login, roles, status, version } = await shownStaffMember(tx, input);
    if (id === principal.id) refuse('staff-self');
    if (status === 'disabled') refuse('staff-status', { status: USER_STATUS_WORDS[status] });
    await refuseNoAdministrator(tx, { id, roles, status: 'disabled' });
    await tx
      .update(staff)
      .set({ status: 'disabled', version: version + 1 })
      .where(eq(staff.id, id));
    await endSessionsOf(tx, id, clock);
    return { login };
  },
});

/** 启用: he may sign in again, by the password that he had. Refuses who may already. */
export const enableStaff = officeOperation({
  name: 'staff.enable',
  stepUp: 'operators',
  input: staffMemberInput,
  async run({ tx }, input) {
    const { id, login, status, version } = await shownStaffMember(tx, input);
    if (status === 'active') refuse('staff-status', { status: USER_STATUS_WORDS[status] });
    await tx
      .update(staff)
      .set({ status: 'active', version: version + 1 })
      .where(eq(staff.id, id));
    return { login };
  },
});
