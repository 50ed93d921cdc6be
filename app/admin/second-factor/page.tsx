import type { Metadata } from 'next';
import { EnrolSecondFactor } from './enrol-second-factor';
import { SignOutButton } from '@/app/sign-out-button';
import { StepUpHost } from '@/app/step-up-host';
import { PublicFrame } from '@/components/shell/public-frame';
import { LinkButton } from '@/components/ui/link-button';
import { currentStaffToEnrol } from '@/lib/auth/current';
import { officeMenuText } from '@/lib/text/frame';
import { publicText } from '@/lib/text/login';
import { secondFactorText as text } from '@/lib/text/staff';

export const metadata: Metadata = { title: text.mustTitle };

/** Where staff of a role that needs a second factor begin to use one; all else of the back office waits. */
export default async function SecondFactorPage() {
  const staff = await currentStaffToEnrol();
  return (
    <PublicFrame place="office" home="/admin" footer={publicText.footer} links={<SignOutButton to="/admin/login" />}>
      <h1 className="text-xl">{text.mustTitle}</h1>
      {staff.mustEnrol && <p className="mt-2 mb-4 text-soft">{text.must}</p>}
      <EnrolSecondFactor enrolled={!staff.mustEnrol && <LinkButton href="/admin">{officeMenuText.desk}</LinkButton>} />
      <StepUpHost />
    </PublicFrame>
  );
}
