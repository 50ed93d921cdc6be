import type { Context } from '@/db/client';
import type { OPERATOR_ROLES } from '@/db/schema/units';
import type { STAFF_ROLES } from '@/db/schema/staff';

export type OperatorRole = (typeof OPERATOR_ROLES)[number];
export type StaffRole = (typeof STAFF_ROLES)[number];

/** 经办用户 signed in for his unit. `session` is the hash of the cookie's token; null for work resumed without a browser. */
export interface OperatorPrincipal {
  kind: 'operator';
  id: string;
  unitId: string;
  name: string;
  roles: readonly OperatorRole[];
  session: Buffer | null;
  /** His password is older than the rule for long ones: until he has set another, he may do nothing else. */
  mustChangePassword?: boolean;
}

/** 中心人员 signed in to the back office. */
export interface StaffPrincipal {
  kind: 'staff';
  id: string;
  name: string;
  roles: readonly StaffRole[];
  session: Buffer | null;
  /** The centre requires a second factor of his role and he has none: until he has, he may do nothing else. */
  mustEnrol?: boolean;
}

/** 系统: something outside that acts by itself, as a bank that reports a payment. It has no session and is told nothing. */
export interface SystemPrincipal {
  kind: 'system';
  id: string;
  name: string;
  session: null;
}

/** Who can be signed in. */
export type Principal = OperatorPrincipal | StaffPrincipal;

/** Who can do an operation. */
export type Actor = Principal | SystemPrincipal;

/** The database context that somebody acts in: an operator in his unit, staff and systems in the office. */
export function contextOf(principal: Actor): Context {
  return principal.kind === 'operator'
    ? { actor: principal.id, unitId: principal.unitId }
    : { actor: principal.id, office: true };
}
