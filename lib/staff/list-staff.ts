import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { secondFactors } from '@/db/schema/second-factors';
import { staff } from '@/db/schema/staff';

const SHOWN = {
  id: staff.id,
  login: staff.login,
  name: staff.name,
  phoneMask: staff.phoneMask,
  roles: staff.roles,
  status: staff.status,
  hasPassword: sql<boolean>`${staff.passwordHash} is not null`,
  hasSecondFactor: sql<boolean>`${secondFactors.confirmedAt} is not null`,
  version: staff.version,
};

export type StaffMember = NonNullable<Awaited<ReturnType<typeof getStaffMember>>>;

/** 中心人员 by login; phones masked. */
export async function listStaff(tx: Tx) {
  return tx
    .select(SHOWN)
    .from(staff)
    .leftJoin(secondFactors, eq(secondFactors.staffId, staff.id))
    .orderBy(asc(staff.login));
}

/** One of them; undefined where there is none. */
export async function getStaffMember(tx: Tx, id: string) {
  const [row] = await tx
    .select(SHOWN)
    .from(staff)
    .leftJoin(secondFactors, eq(secondFactors.staffId, staff.id))
    .where(eq(staff.id, id));
  return row;
}
