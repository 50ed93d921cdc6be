import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { StaffRole } from '@/lib/auth/principal';
import { refuse } from '@/lib/operations/refuse';
import { getStaffMember, listStaff, type StaffMember } from './list-staff';

/** Waits for whoever else changes accounts of staff: which administrators are left is asked and answered one after the other. */
export async function lockStaff(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('staff', 3))`);
}

/** The member of staff that a page showed. Refuses whom there is not, and what another administrator has changed meanwhile. */
export async function shownStaffMember(tx: Tx, { id, version }: { id: string; version: number }): Promise<StaffMember> {
  await lockStaff(tx);
  const member = await getStaffMember(tx, id);
  if (!member) return refuse('not-found');
  if (member.version !== version) refuse('changed-meanwhile');
  return member;
}

/** Whoever stays must be able to manage the staff: at least one active administrator. `becoming` is what somebody shall be. */
export async function refuseNoAdministrator(
  tx: Tx,
  becoming: { id: string; roles: readonly StaffRole[]; status: StaffMember['status'] },
): Promise<void> {
  const all = (await listStaff(tx)).map((one) => (one.id === becoming.id ? { ...one, ...becoming } : one));
  const left = all.filter(({ status, roles }) => status === 'active' && roles.includes('administrator'));
  if (left.length === 0) refuse('staff-last-administrator');
}
