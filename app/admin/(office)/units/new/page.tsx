import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterForm } from './register-form';
import { PageHeading } from '@/components/shell/page-heading';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { unitsText as text } from '@/lib/text/units';
import { listBranches } from '@/lib/units/list-parameters';
import { monthOf } from '@/lib/values/month';

export const metadata: Metadata = { title: text.register };

/** 单位开户 at the counter. */
export default async function RegisterUnitPage() {
  const staff = await currentStaff();
  if (!isPermitted('unit.register', staff)) redirect('/admin/units');
  const branches = await readAs(staff, listBranches);
  return (
    <>
      <PageHeading
        title={text.register}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/units' },
          { label: text.register },
        ]}
      />
      <RegisterForm branches={branches} month={monthOf(clock.today())} />
    </>
  );
}
