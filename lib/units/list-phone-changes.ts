import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { phoneChanges } from '@/db/schema/phone-changes';
import { staff } from '@/db/schema/staff';
import { operators, units } from '@/db/schema/units';

/** 待复核的手机修改 of one unit, or of all, what has waited longest first; numbers masked. */
export async function listPhoneChanges(tx: Tx, unitId?: string) {
  return tx
    .select({
      id: phoneChanges.id,
      operatorId: phoneChanges.operatorId,
      phone: phoneChanges.phoneMask,
      reason: phoneChanges.reason,
      proposedBy: phoneChanges.proposedBy,
      proposer: staff.name,
      proposedAt: phoneChanges.proposedAt,
      name: operators.name,
      login: operators.login,
      formerPhone: operators.phoneMask,
      unitNumber: units.number,
      unitName: units.name,
    })
    .from(phoneChanges)
    .innerJoin(operators, eq(operators.id, phoneChanges.operatorId))
    .innerJoin(units, eq(units.id, phoneChanges.unitId))
    .leftJoin(staff, eq(staff.id, phoneChanges.proposedBy))
    .where(and(eq(phoneChanges.state, 'proposed'), unitId === undefined ? undefined : eq(phoneChanges.unitId, unitId)))
    .orderBy(asc(phoneChanges.id));
}

export type PhoneChangeRow = Awaited<ReturnType<typeof listPhoneChanges>>[number];
