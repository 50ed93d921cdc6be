import type { FilingKind } from '@/lib/filings/filing';
import type { OperatorRole, Principal, StaffRole } from './principal';

/** Who may do an operation: operators of a unit by role, or staff of the centre by role. */
export type Permission = { operator: readonly OperatorRole[] } | { staff: readonly StaffRole[] };

export type FilingOperation = `${FilingKind}.${'save' | 'edit' | 'import' | 'write-import'}`;

const PREPARERS = { operator: ['administrator', 'preparer'] } as const;

const FILING_PERMISSIONS: Record<FilingOperation, Permission> = {
  'open.save': PREPARERS,
  'open.edit': PREPARERS,
  'open.import': PREPARERS,
  'open.write-import': PREPARERS,
  'seal.save': PREPARERS,
  'seal.edit': PREPARERS,
  'seal.import': PREPARERS,
  'seal.write-import': PREPARERS,
};

/** Operation name -> who may. An operation whose name is missing here does not compile. */
export const PERMISSIONS = {
  ...FILING_PERMISSIONS,
  'filings.discard': PREPARERS,
  'filings.submit': PREPARERS,
  'filings.revoke': PREPARERS,
  'filings.withdraw': PREPARERS,
  'filings.review': { staff: ['reviewer'] },
  'remittance.save': PREPARERS,
  'remittance.revoke': PREPARERS,
  'payment.register': PREPARERS,
  'payments.expire': { staff: ['funds', 'administrator'] },
  'receipt.enter': { staff: ['funds'] },
  'notices.read': { operator: ['administrator', 'preparer', 'reviewer', 'viewer'] },
} as const satisfies Record<string, Permission>;

export type OperationName = keyof typeof PERMISSIONS;

/** Whether this principal may do the operation. */
export function isPermitted(operation: OperationName, principal: Principal): boolean {
  const permission: Permission = PERMISSIONS[operation];
  if (principal.kind === 'operator') {
    return 'operator' in permission && principal.roles.some((role) => permission.operator.includes(role));
  }
  return 'staff' in permission && principal.roles.some((role) => permission.staff.includes(role));
}
