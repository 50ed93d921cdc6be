import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { operationLog } from '@/db/schema/operations';
import { staff } from '@/db/schema/staff';
import { sendPasswordLink } from '@/lib/auth/password-links';
import type { Clock } from '@/lib/gateways/clock';
import { refuse } from '@/lib/operations/refuse';
import { protectedPhone } from '@/lib/people/protected-person';
import { newId } from '@/lib/values/ids';
import type { addStaffInput } from './staff.input';
import { lockStaff } from './staff-member';

/**
 * Makes the first administrator of a centre, who makes all others, and answers the one-time link by which he sets his password. Whoever may start the
 * hall may do it, once: it refuses where there is an active administrator, and a login that somebody has had.
 */
export async function makeFirstAdministrator(
  tx: Tx,
  { name, login, phone: typed }: Omit<z.output<typeof addStaffInput>, 'roles'>,
  clock: Clock,
): Promise<string> {
  await lockStaff(tx);
  const there = await tx.execute(
    sql`select 1 from ${staff} where ${staff.status} = 'active' and 'administrator' = any(${staff.roles}) limit 1`,
  );
  if (there.length > 0) refuse('staff-administrator-there');
  const [other] = await tx.select({ login: staff.login }).from(staff).where(eq(staff.login, login));
  if (other) refuse('staff-login-taken', other);
  const id = newId(clock.milliseconds());
  const { phoneCipher, phoneMask } = protectedPhone(typed);
  await tx
    .insert(staff)
    .values({ id, login, name, phoneCipher, phoneMask, roles: ['administrator'], status: 'active' });
  await tx.insert(operationLog).values({
    id: newId(clock.milliseconds()),
    at: clock.now(),
    operation: 'staff.first-administrator',
    actorKind: 'system',
    actorId: id,
    actorName: name,
    requestKey: id,
    outcome: 'done',
    result: { id, login },
  });
  return sendPasswordLink(tx, { owner: { staffId: id }, login, phoneCipher, clock, causedBy: null });
}
