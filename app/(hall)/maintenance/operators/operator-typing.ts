import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import type { getOperator } from '@/lib/units/list-operators';

export type KnownOperator = NonNullable<Awaited<ReturnType<typeof getOperator>>>;
export type OperatorRole = KnownOperator['roles'][number];

export const ROLES = Object.keys(OPERATOR_ROLE_WORDS) as OperatorRole[];

/** What the fields hold: each role is a box of its own. */
export type OperatorTyping = Record<'name' | 'idNumber' | 'login' | 'phone' | 'status' | 'remark', string> &
  Record<OperatorRole, boolean>;

/** What the form opens with. Numbers that are known are not shown again. */
export function firstTyped(known: KnownOperator | undefined, login: string): OperatorTyping {
  const roles: readonly OperatorRole[] = known?.roles ?? ['preparer'];
  const chosen = Object.fromEntries(ROLES.map((role) => [role, roles.includes(role)])) as Record<OperatorRole, boolean>;
  return {
    name: known?.name ?? '',
    idNumber: '',
    login: known?.login ?? login,
    phone: '',
    status: known?.status ?? 'active',
    remark: known?.remark ?? '',
    ...chosen,
  };
}

/** What the door is sent. */
export function toInput(typed: OperatorTyping, known: KnownOperator | undefined) {
  const { name, idNumber, phone, remark } = typed;
  const shared = { name, idNumber, phone, remark, roles: ROLES.filter((role) => typed[role]) };
  if (known) return { ...shared, id: known.id, version: known.version, status: typed.status };
  return { ...shared, login: typed.login };
}
