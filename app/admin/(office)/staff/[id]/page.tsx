import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { StaffForm } from '../staff-form';
import { PageHeading } from '@/components/shell/page-heading';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { getStaffMember } from '@/lib/staff/list-staff';
import { officeMenuText } from '@/lib/text/frame';
import { USER_STATUS_WORDS } from '@/lib/text/operators';
import { staffText as text } from '@/lib/text/staff';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.editTitle };

/** 修改 of 人员管理: one member of the staff, with what may be done to his account. */
export default async function StaffMemberPage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await currentStaff();
  if (!isPermitted('staff.edit', staff)) redirect('/admin');
  const { id } = await params;
  const member = isId(id) ? await readAs(staff, (tx) => getStaffMember(tx, id)) : undefined;
  if (!member) notFound();
  return (
    <>
      <PageHeading
        title={text.editTitle}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/staff' },
          { label: member.name },
        ]}
        status={USER_STATUS_WORDS[member.status]}
      />
      <StaffForm key={member.version} known={member} own={member.id === staff.id} />
    </>
  );
}
