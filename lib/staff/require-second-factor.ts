import { notInArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { secondFactorRoles } from '@/db/schema/second-factors';
import type { StaffRole } from '@/lib/auth/principal';
import { officeOperation } from '@/lib/operations/operation';
import { requireSecondFactorInput } from './second-factor.input';
import { lockStaff } from './staff-member';

/** The roles of which the centre requires a second factor. */
export async function rolesWithSecondFactor(tx: Tx): Promise<StaffRole[]> {
  const rows = await tx.select({ role: secondFactorRoles.role }).from(secondFactorRoles);
  return rows.map(({ role }) => role);
}

/**
 * Sets of which roles a second factor is required. Who has such a role and none yet may from his next request on do nothing but begin to use one;
 * he is not signed out.
 */
export const requireSecondFactor = officeOperation({
  name: 'second-factor.require',
  stepUp: 'operators',
  input: requireSecondFactorInput,
  async run({ tx, clock }, { roles }) {
    await lockStaff(tx);
    const before = await rolesWithSecondFactor(tx);
    await tx
      .delete(secondFactorRoles)
      .where(roles.length === 0 ? sql`true` : notInArray(secondFactorRoles.role, roles));
    if (roles.length > 0) {
      const rows = roles.map((role) => ({ role, since: clock.now() }));
      await tx.insert(secondFactorRoles).values(rows).onConflictDoNothing();
    }
    return { before: [...before].sort(), roles: [...roles].sort() };
  },
});
