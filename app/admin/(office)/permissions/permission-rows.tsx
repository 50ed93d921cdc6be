import { Check } from 'lucide-react';
import type { Column, Row } from '@/components/table/column';
import { holdersOf, PERMISSIONS, SIGHTS, type OperationName } from '@/lib/auth/permissions';
import type { OperatorRole, StaffRole } from '@/lib/auth/principal';
import { OPERATION_WORDS } from '@/lib/text/operations';
import { permissionGroup, permissionsText as text } from '@/lib/text/permissions';
import { OPERATOR_ROLE_WORDS, STAFF_ROLE_WORDS } from '@/lib/text/roles';

const OPERATOR_ROLES = Object.keys(OPERATOR_ROLE_WORDS) as OperatorRole[];
const STAFF_ROLES = Object.keys(STAFF_ROLE_WORDS) as StaffRole[];

const NAMES = (Object.keys(PERMISSIONS) as OperationName[]).sort((one, other) =>
  permissionGroup(one).localeCompare(permissionGroup(other), 'zh-CN'),
);

const WHAT: Column[] = [
  { key: 'group', title: text.group, kind: 'text' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
];

function roleColumns(words: Record<string, string>): Column[] {
  return Object.entries(words).map(([key, title]) => ({ key, title, kind: 'status', align: 'center' }));
}

export const UNIT_COLUMNS: Column[] = [...WHAT, ...roleColumns(OPERATOR_ROLE_WORDS)];
export const CENTRE_COLUMNS: Column[] = [...WHAT, ...roleColumns({ ...STAFF_ROLE_WORDS, system: text.system })];
export const SIGHT_COLUMNS: Column[] = [
  { key: 'what', title: text.what, kind: 'text', primary: true },
  ...roleColumns(OPERATOR_ROLE_WORDS),
];

/** What an operator may do for his unit, by role. */
export function unitRows(): Row[] {
  return NAMES.filter((name) => holdersOf(name).operator.length > 0).map((name) =>
    rowOf(name, marks(OPERATOR_ROLES, holdersOf(name).operator)),
  );
}

/** What staff may do at the centre, by role, and what the system does by itself. */
export function centreRows(): Row[] {
  return NAMES.filter((name) => holdersOf(name).staff.length > 0 || holdersOf(name).system).map((name) => {
    const { staff, system } = holdersOf(name);
    return rowOf(name, { ...marks(STAFF_ROLES, staff), system: system && <Mark /> });
  });
}

/** What an operator may look at beside his unit's business, by role. */
export function sightRows(): Row[] {
  return Object.entries(SIGHTS).map(([sight, roles]) => {
    const what = text.sightWords[sight as keyof typeof SIGHTS];
    return { id: sight, label: what, cells: { what, ...marks(OPERATOR_ROLES, roles) } };
  });
}

function rowOf(name: OperationName, cells: Row['cells']): Row {
  const operation = OPERATION_WORDS[name];
  return { id: name, label: operation, cells: { group: permissionGroup(name), operation, ...cells } };
}

function marks<Role extends string>(all: readonly Role[], holders: readonly Role[]): Row['cells'] {
  return Object.fromEntries(all.map((role) => [role, holders.includes(role) && <Mark />]));
}

function Mark() {
  return <Check role="img" aria-label={text.yes} size="1rem" strokeWidth={2} className="inline" />;
}
