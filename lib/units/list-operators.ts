import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { operators } from '@/db/schema/units';

const SHOWN = {
  id: operators.id,
  login: operators.login,
  name: operators.name,
  idNumberMask: operators.idNumberMask,
  phoneMask: operators.phoneMask,
  isPrimary: operators.isPrimary,
  roles: operators.roles,
  status: operators.status,
  passwordHash: operators.passwordHash,
  homeId: operators.homeId,
  remark: operators.remark,
  version: operators.version,
};

/** 经办用户表 of a unit, by login; numbers masked. */
export async function listOperators(tx: Tx, unitId: string) {
  const rows = await tx.select(SHOWN).from(operators).where(eq(operators.unitId, unitId)).orderBy(asc(operators.login));
  return rows.map(withoutHash);
}

/** One of them; undefined for another unit's. */
export async function getOperator(tx: Tx, unitId: string, id: string) {
  const [row] = await tx
    .select(SHOWN)
    .from(operators)
    .where(and(eq(operators.unitId, unitId), eq(operators.id, id)));
  return row && withoutHash(row);
}

/** Who comes in by another account needs no password here, and no unit learns that he has one elsewhere. */
function withoutHash<Row extends { passwordHash: string | null; homeId: string | null }>({
  passwordHash,
  homeId,
  ...row
}: Row) {
  return { ...row, hasPassword: passwordHash !== null || homeId !== null };
}

/** A login that the unit has not got yet: 010044-02 after 010044-01. */
export function nextLogin(unitNumber: string, logins: readonly string[]): string {
  const used = logins.map((login) => Number(/^-(\d{1,4})$/.exec(login.slice(unitNumber.length))?.[1] ?? 0));
  return `${unitNumber}-${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
}
