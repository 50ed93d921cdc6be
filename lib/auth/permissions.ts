import { FILING_KINDS } from '@/db/schema/filings';
import type { FilingKind } from '@/lib/filings/filing';
import type { OperatorRole, Principal, StaffRole } from './principal';

/** Who may do an operation: operators of a unit by role, or staff of the centre by role. */
export type Permission = { operator: readonly OperatorRole[] } | { staff: readonly StaffRole[] };

export type FilingOperation = `${FilingKind}.${'save' | 'edit' | 'import' | 'write-import'}`;

const PREPARERS = { operator: ['administrator', 'preparer'] } as const;

// Every kind is prepared by the same people.
const FILING_PERMISSIONS = Object.fromEntries(
  FILING_KINDS.flatMap((kind) =>
    (['save', 'edit', 'import', 'write-import'] as const).map((act) => [`${kind}.${act}`, PREPARERS]),
  ),
) as unknown as Record<FilingOperation, Permission>;

/** Operation name -> who may. An operation whose name is missing here does not compile. */
export const PERMISSIONS = {
  ...FILING_PERMISSIONS,
  'filings.discard': PREPARERS,
  'filings.submit': PREPARERS,
  'filings.revoke': PREPARERS,
  'filings.withdraw': PREPARERS,
  'filings.review': { staff: ['reviewer'] },
  'filings.revoke-reviewed': { staff: ['reviewer'] },
  'remittance.save': PREPARERS,
  'remittance.revoke': PREPARERS,
  'filings.add-document': PREPARERS,
  'filings.remove-document': PREPARERS,
  'payment.register': PREPARERS,
  'payment.register-back-pay': PREPARERS,
  'payment.change-method': PREPARERS,
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
