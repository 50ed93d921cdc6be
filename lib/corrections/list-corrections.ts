import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { corrections } from '@/db/schema/corrections';
import { staff } from '@/db/schema/staff';
import { units } from '@/db/schema/units';
import type { ListPage } from '@/lib/values/list-page';
import type { CorrectionState } from './correction';

export type CorrectionRow = Awaited<ReturnType<typeof select>>[number];

interface Shown {
  order: SQL;
  page: Pick<ListPage, 'page' | 'size'>;
}

function select(tx: Tx, where: SQL | undefined, { order, page }: Shown) {
  return tx
    .select({
      correction: corrections,
      accountNumber: accounts.number,
      name: accounts.name,
      idNumberMask: accounts.idNumberMask,
      unitNumber: units.number,
      unitName: units.name,
      firstApprover: staff.name,
    })
    .from(corrections)
    .innerJoin(units, eq(units.id, corrections.unitId))
    .innerJoin(accounts, and(eq(accounts.id, corrections.accountId), eq(accounts.unitId, corrections.unitId)))
    .leftJoin(staff, eq(staff.id, corrections.firstApprovedBy))
    .where(where)
    .orderBy(order)
    .limit(page.size)
    .offset((page.page - 1) * page.size);
}

/** 错缴更正 of the unit, in whatever state, the last first. */
export async function listCorrections(tx: Tx, unitId: string, page: Pick<ListPage, 'page' | 'size'>) {
  const where = eq(corrections.unitId, unitId);
  const [counted] = await tx.select({ rows: count() }).from(corrections).where(where);
  return { rows: await select(tx, where, { order: desc(corrections.id), page }), total: counted?.rows ?? 0 };
}

/** All units' corrections in these states for the centre: those that wait, the longest waiting first, or else the last decided first. */
export async function listAllCorrections(
  tx: Tx,
  { states, page }: { states: readonly CorrectionState[]; page: Pick<ListPage, 'page' | 'size'> },
) {
  const where = inArray(corrections.state, [...states]);
  const order = states.includes('in-review') ? asc(corrections.submittedAt) : desc(corrections.decidedAt);
  const [counted] = await tx.select({ rows: count() }).from(corrections).where(where);
  return { rows: await select(tx, where, { order, page }), total: counted?.rows ?? 0 };
}

/** One correction: the unit's own, or anybody's for the centre (`unitId` null). Undefined for all others. */
export async function getCorrection(tx: Tx, { unitId, id }: { unitId: string | null; id: string }) {
  const where = and(eq(corrections.id, id), unitId === null ? undefined : eq(corrections.unitId, unitId));
  const [row] = await select(tx, where, { order: asc(corrections.id), page: { page: 1, size: 1 } });
  return row;
}
