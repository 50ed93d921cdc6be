import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { StaffForm } from '../staff-form';
import { PageHeading } from '@/components/shell/page-heading';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { officeMenuText } from '@/lib/text/frame';
import { staffText as text } from '@/lib/text/staff';

export const metadata: Metadata = { title: text.addTitle };

/** 新增 of 人员管理. */
export default async function NewStaffPage() {
  const staff = await currentStaff();
  if (!isPermitted('staff.add', staff)) redirect('/admin');
  return (
    <>
      <PageHeading
        title={text.addTitle}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/staff' },
          { label: text.addTitle },
        ]}
      />
      <StaffForm />
    </>
  );
}
