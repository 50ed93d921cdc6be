import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { staff } from '@/db/schema/staff';
import { endOpenLinks, sendPasswordLink } from '@/lib/auth/password-links';
import { endSessionsOf } from '@/lib/auth/session';
import { officeOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { protectedPhone } from '@/lib/people/protected-person';
import { trimText } from '@/lib/values/digits';
import { newId } from '@/lib/values/ids';
import { readPersonName } from '@/lib/values/person-name';
import type { StaffMember } from './list-staff';
import { addStaffInput, editStaffInput, type EditStaffInput } from './staff.input';
import { lockStaff, refuseNoAdministrator, shownStaffMember } from './staff-member';

/**
 * 新增 of 人员管理: somebody who works at the centre. He sets his password by the link that he is sent; nobody else sees it. Refuses a login that
 * anybody has, or has had: what the log says of a login must mean one person.
 */
export const addStaff = officeOperation({
  name: 'staff.add',
  stepUp: 'operators',
  input: addStaffInput,
  async run({ tx, principal, clock }, { name, login, phone: typed, roles }) {
    await lockStaff(tx);
    await refuseTaken(tx, login);
    const id = newId(clock.milliseconds());
    const phone = protectedPhone(typed);
    await tx.insert(staff).values({ id, login, name: nameOf(name), ...phone, roles, status: 'active' });
    const { phoneCipher, phoneMask } = phone;
    await sendPasswordLink(tx, { owner: { staffId: id }, login, phoneCipher, clock, causedBy: principal.session });
    return { id, login, roles, phone: phoneMask };
  },
});

/**
 * 修改 of 人员管理. Other roles end his sessions: he signs in anew as what he now is. Another phone ends the links that were sent before; who has no
 * password yet is sent one to it. Refuses changing one's own roles, leaving the centre without an active administrator, and what another
 * administrator has changed meanwhile.
 */
export const editStaff = officeOperation({
  name: 'staff.edit',
  stepUp: 'operators',
  input: editStaffInput,
  async run({ tx, principal, clock }, input) {
    const before = await shownStaffMember(tx, input);
    const changed = changesOf(before, input);
    if (changed.roles && before.id === principal.id) refuse('staff-self');
    await refuseNoAdministrator(tx, { id: before.id, roles: input.roles, status: before.status });
    const phone = trimText(input.phone) === '' ? null : protectedPhone(input.phone);
    await tx
      .update(staff)
      .set({ name: nameOf(input.name), ...phone, roles: input.roles, version: before.version + 1 })
      .where(eq(staff.id, before.id));
    if (changed.roles) await endSessionsOf(tx, before.id, clock);
    const { id, login, status, hasPassword } = before;
    if (phone) await endOpenLinks(tx, id, clock);
    if (!phone || hasPassword || status !== 'active') return { id, login, changed, phone: null };
    const { phoneCipher, phoneMask } = phone;
    await sendPasswordLink(tx, { owner: { staffId: id }, login, phoneCipher, clock, causedBy: principal.session });
    return { id, login, changed, phone: phoneMask };
  },
});

async function refuseTaken(tx: Tx, login: string): Promise<void> {
  const [other] = await tx.select({ login: staff.login }).from(staff).where(eq(staff.login, login));
  if (other) refuse('staff-login-taken', other);
}

/** Before and after, for the log; the phone is not in it. */
function changesOf(before: StaffMember, input: EditStaffInput): Record<string, string[]> {
  const pairs: Record<string, [string, string]> = {
    name: [before.name, nameOf(input.name)],
    roles: [[...before.roles].sort().join(), [...input.roles].sort().join()],
    phone: ['', trimText(input.phone) === '' ? '' : 'changed'],
  };
  return Object.fromEntries(Object.entries(pairs).filter(([, [old, now]]) => old !== now));
}

function nameOf(typed: string): string {
  const reading = readPersonName(typed);
  if (!reading.ok) throw new Error('a name that the schema has let pass can be read');
  return reading.name;
}
