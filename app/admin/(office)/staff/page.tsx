import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RequireSecondFactor } from './require-second-factor';
import { STAFF_COLUMNS, staffRows } from './staff-rows';
import { ArrivalNote } from '@/app/arrival-note';
import { DemoMessage } from '@/app/demo-message';
import { PageHeading } from '@/components/shell/page-heading';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { listStaff } from '@/lib/staff/list-staff';
import { rolesWithSecondFactor } from '@/lib/staff/require-second-factor';
import { officeMenuText } from '@/lib/text/frame';
import { secondFactorText, staffText as text } from '@/lib/text/staff';

export const metadata: Metadata = { title: text.title };

/** 人员管理: who works in the back office; for its administrators. */
export default async function StaffPage() {
  const staff = await currentStaff();
  if (!isPermitted('staff.edit', staff)) redirect('/admin');
  const { members, required } = await readAs(staff, async (tx) => ({
    members: await listStaff(tx),
    required: await rolesWithSecondFactor(tx),
  }));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
        toolbar={
          <LinkButton href="/admin/staff/new" variant="primary">
            {text.add}
          </LinkButton>
        }
      />
      <ArrivalNote />
      <DemoMessage after="list" />
      <DataTable
        caption={text.caption}
        columns={STAFF_COLUMNS}
        rows={staffRows(members, required)}
        firstNumber={1}
        empty={<EmptyState title={text.empty} />}
      />
      <Section title={secondFactorText.required} note={secondFactorText.requiredNote}>
        <RequireSecondFactor required={required} />
      </Section>
    </>
  );
}
