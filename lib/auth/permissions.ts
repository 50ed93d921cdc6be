import { FILING_KINDS } from '@/db/schema/filings';
import { STAFF_ROLES } from '@/db/schema/staff';
import { OPERATOR_ROLES } from '@/db/schema/units';
import type { FilingKind } from '@/lib/filings/filing';
import type { Actor, OperatorPrincipal, OperatorRole, StaffRole } from './principal';

/** Who may do an operation: operators of a unit by role, or staff of the centre by role, and with them a system. */
export type Permission = { operator: readonly OperatorRole[] } | { staff: readonly StaffRole[]; system?: true };

export type FilingOperation = `${FilingKind}.${'save' | 'edit' | 'import' | 'write-import'}`;

/** What everybody signed in does for himself. */
const ONESELF = { operator: OPERATOR_ROLES, staff: STAFF_ROLES } as const;
const UNIT_ADMINISTRATORS = { operator: ['administrator'] } as const;
const CENTRE_ADMINISTRATORS = { staff: ['administrator'] } as const;
const PREPARERS = { operator: ['administrator', 'preparer'] } as const;
/** Whoever acts for the unit, if only by looking over what others prepare. */
const PRINTERS = { operator: ['administrator', 'preparer', 'reviewer'] } as const;
/** Who may be the second person. */
const APPROVERS = { operator: ['administrator', 'reviewer'] } as const;
/** Whoever may look at the unit's lists. */
const EVERYBODY = { operator: ['administrator', 'preparer', 'reviewer', 'viewer'] } as const;

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
  'filings.undo-submission': PREPARERS,
  'filings.review': { staff: ['reviewer'] },
  'filings.revoke-reviewed': { staff: ['reviewer'] },
  'remittance.save': PREPARERS,
  'remittance.revoke': PREPARERS,
  'remittance.revoke-with-changes': PREPARERS,
  'imports.remember-headers': PREPARERS,
  'announcement.publish': { staff: ['counter', 'administrator'] },
  'announcement.withdraw': { staff: ['counter', 'administrator'] },
  'download.publish': { staff: ['counter', 'administrator'] },
  'download.withdraw': { staff: ['counter', 'administrator'] },
  'tour.end': EVERYBODY,
  'tour.restart': EVERYBODY,
  'filings.add-document': PREPARERS,
  'filings.remove-document': PREPARERS,
  'back-pay.draft-deferred': PREPARERS,
  'back-pay.draft-differences': PREPARERS,
  'payment.register': PREPARERS,
  'payment.register-back-pay': PREPARERS,
  'payment.change-method': PREPARERS,
  'payment.revoke-back-pay': PREPARERS,
  'payments.expire': { staff: ['funds', 'administrator'], system: true },
  'reminders.send': { staff: [], system: true },
  'receipt.enter': { staff: ['funds'], system: true },
  'collections.send': { staff: ['funds'] },
  'collections.fail': { staff: ['funds'] },
  'suspense.propose': { staff: ['funds'] },
  'suspense.decide': { staff: ['funds'] },
  'suspense.propose-refund': { staff: ['funds'] },
  'suspense.decide-refund': { staff: ['funds'] },
  'withdrawals.import': { staff: ['funds'] },
  'withdrawals.decide': { staff: ['funds'] },
  'parameters.set': { staff: ['administrator'] },
  'password-policy.set': { staff: ['administrator'] },
  'transfer.request': PREPARERS,
  'transfer.withdraw-request': PREPARERS,
  'transfer.answer-request': PREPARERS,
  'transfer.decide-request': { staff: ['reviewer'] },
  'unit.edit': PREPARERS,
  'employee.upgrade-id-number': PREPARERS,
  'applications.save': PREPARERS,
  'applications.save-relief': PREPARERS,
  'applications.submit': PREPARERS,
  'applications.withdraw': PREPARERS,
  'applications.decide': { staff: ['counter', 'reviewer'] },
  'corrections.save': PREPARERS,
  'corrections.edit': PREPARERS,
  'corrections.submit': PREPARERS,
  'corrections.withdraw': PREPARERS,
  'corrections.review': { staff: ['reviewer'] },
  'certificate.propose-binding': { staff: ['counter'] },
  'certificate.decide-binding': { staff: ['counter', 'reviewer', 'administrator'] },
  'certificate.end-binding': { staff: ['counter', 'administrator'] },
  'authority.propose': { staff: ['administrator'] },
  'authority.decide': { staff: ['administrator', 'reviewer'] },
  'authority.end': { staff: ['administrator'] },
  'crl.import': { staff: ['administrator'] },
  'notices.read': EVERYBODY,
  'notices.choose-messages': EVERYBODY,
  'exports.start': EVERYBODY,
  'password.change': ONESELF,
  'phone.send-code': EVERYBODY,
  'phone.change': EVERYBODY,
  'exports.start-full': PREPARERS,
  'sessions.end-others': ONESELF,
  'session.switch-unit': EVERYBODY,
  'invitation.accept': EVERYBODY,
  'step-up.begin': ONESELF,
  'step-up.prove': ONESELF,
  'papers.issue': PRINTERS,
  'papers.issue-roster': PRINTERS,
  'papers.revoke': PREPARERS,
  'papers.void': { staff: ['counter', 'administrator'] },
  'loans.import': { staff: ['counter', 'administrator'] },
  'statements.start': PRINTERS,
  'statements.issue': PRINTERS,
  'unit.register': { staff: ['counter'] },
  'unit.sign-agreement': { staff: ['counter'] },
  'unit.invite-operator': { staff: ['counter'] },
  'unit.change-status': { staff: ['counter'] },
  'unit.end-second-person': { staff: ['counter'] },
  'operator.add': UNIT_ADMINISTRATORS,
  'operator.edit': UNIT_ADMINISTRATORS,
  'operator.reset-password': UNIT_ADMINISTRATORS,
  'operator.propose-phone': { staff: ['counter'] },
  'operator.decide-phone': { staff: ['counter', 'reviewer', 'administrator'] },
  'unit.choose-second-person': UNIT_ADMINISTRATORS,
  'approval.approve': APPROVERS,
  'approval.return': APPROVERS,
  'approval.withdraw': PREPARERS,
  'personal-data.reveal': { ...PRINTERS, staff: ['counter', 'reviewer', 'administrator'] },
  'staff.add': CENTRE_ADMINISTRATORS,
  'staff.edit': CENTRE_ADMINISTRATORS,
  'staff.disable': CENTRE_ADMINISTRATORS,
  'staff.enable': CENTRE_ADMINISTRATORS,
  'staff.reset-password': CENTRE_ADMINISTRATORS,
  'second-factor.begin': { staff: STAFF_ROLES },
  'second-factor.confirm': { staff: STAFF_ROLES },
  'second-factor.remove': CENTRE_ADMINISTRATORS,
  'second-factor.require': CENTRE_ADMINISTRATORS,
} as const satisfies Record<string, Permission>;

export type OperationName = keyof typeof PERMISSIONS;

/** What an operator may look at beside his unit's business, by role: bank cards and loans of employees. */
export const SIGHTS = {
  'employees.finances': ['administrator', 'viewer'],
} as const satisfies Record<string, readonly OperatorRole[]>;

/** Whether somebody may look at it. Staff of the centre see what their pages show. */
export function maySee(sight: keyof typeof SIGHTS, { roles }: OperatorPrincipal): boolean {
  const allowed: readonly OperatorRole[] = SIGHTS[sight];
  return roles.some((role) => allowed.includes(role));
}

/** All that is left to who must have a second factor and has none yet. */
const ENROLLING: readonly OperationName[] = [
  'second-factor.begin',
  'second-factor.confirm',
  'step-up.begin',
  'step-up.prove',
];

/** All that is left to who must change his password first. */
const RENEWING: readonly OperationName[] = ['password.change', 'sessions.end-others', 'step-up.begin', 'step-up.prove'];

/** Whose an operation is: roles of a unit, roles of the centre, and whether a system may do it by itself. */
export function holdersOf(operation: OperationName): {
  operator: readonly OperatorRole[];
  staff: readonly StaffRole[];
  system: boolean;
} {
  const permission: Permission = PERMISSIONS[operation];
  return {
    operator: 'operator' in permission ? permission.operator : [],
    staff: 'staff' in permission ? permission.staff : [],
    system: 'system' in permission,
  };
}

/** Whether somebody may do the operation. */
export function isPermitted(operation: OperationName, principal: Actor): boolean {
  const permission: Permission = PERMISSIONS[operation];
  if (principal.kind === 'operator') {
    if (principal.mustChangePassword && !RENEWING.includes(operation)) return false;
    return 'operator' in permission && principal.roles.some((role) => permission.operator.includes(role));
  }
  if (principal.kind === 'system') return 'system' in permission;
  if (principal.mustEnrol && !ENROLLING.includes(operation)) return false;
  return 'staff' in permission && principal.roles.some((role) => permission.staff.includes(role));
}
