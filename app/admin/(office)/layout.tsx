import type { ReactNode } from 'react';
import { LeaveGuard } from '@/app/leave-guard';
import { SessionWarning } from '@/app/session-warning';
import { SignOutButton } from '@/app/sign-out-button';
import { StepUpHost } from '@/app/step-up-host';
import type { MenuGroup } from '@/components/shell/menu';
import { OfficeFrame } from '@/components/shell/office-frame';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { listAllCorrections } from '@/lib/corrections/list-corrections';
import { readAs } from '@/lib/operations/read';
import { listReviews } from '@/lib/reviews/list-reviews';
import { officeMenuText } from '@/lib/text/frame';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';

const FIRST = { page: 1, size: 1 };

/** The back office: everything below is for staff of the centre. Doors and reads check again; a layout guards nothing. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const staff = await currentStaff();
  const reviews = await readAs(staff, async (tx) => {
    const waiting = await listReviews(tx, FIRST);
    const correcting = await listAllCorrections(tx, { states: ['in-review'], page: FIRST });
    return waiting.total + correcting.total;
  });
  return (
    <OfficeFrame
      staffName={staff.name}
      roleName={staff.roles.map((role) => STAFF_ROLE_WORDS[role]).join('、')}
      links={{ home: '/admin', notices: '/admin', help: '/help', settings: '/admin/settings' }}
      menu={menuWith(reviews, staff)}
      notices={0}
      signOut={<SignOutButton to="/admin/login" />}
    >
      {children}
      <StepUpHost />
      <LeaveGuard />
      <SessionWarning who={staff.id} login="/admin/login" />
    </OfficeFrame>
  );
}

function menuWith(reviews: number, staff: StaffPrincipal): MenuGroup[] {
  const accounts: MenuGroup = { label: officeMenuText.staff, href: '/admin/staff' };
  return [
    { label: officeMenuText.desk, href: '/admin' },
    { label: officeMenuText.receipts, href: '/admin/receipts' },
    { label: officeMenuText.suspense, href: '/admin/suspense' },
    { label: officeMenuText.withdrawals, href: '/admin/withdrawals' },
    { label: officeMenuText.payments, href: '/admin/payments' },
    { label: officeMenuText.collections, href: '/admin/collections' },
    { label: officeMenuText.reviews, href: '/admin/reviews', count: reviews },
    { label: officeMenuText.transfers, href: '/admin/transfers' },
    { label: officeMenuText.applications, href: '/admin/applications' },
    { label: officeMenuText.arrears, href: '/admin/arrears' },
    { label: officeMenuText.papers, href: '/admin/papers' },
    { label: officeMenuText.loans, href: '/admin/loans' },
    { label: officeMenuText.announcements, href: '/admin/announcements' },
    { label: officeMenuText.downloads, href: '/admin/downloads' },
    { label: officeMenuText.units, href: '/admin/units' },
    { label: officeMenuText.employees, href: '/admin/employees' },
    { label: officeMenuText.parameters, href: '/admin/parameters' },
    { label: officeMenuText.certificates, href: '/admin/certificates' },
    { label: officeMenuText.authorities, href: '/admin/certificate-authorities' },
    ...(isPermitted('staff.edit', staff) ? [accounts] : []),
    { label: officeMenuText.permissions, href: '/admin/permissions' },
    { label: officeMenuText.log, href: '/admin/log' },
  ];
}
