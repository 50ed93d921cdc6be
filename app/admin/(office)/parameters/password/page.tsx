import type { Metadata } from 'next';
import { PolicyForm } from './policy-form';
import { PageHeading } from '@/components/shell/page-heading';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { officeMenuText } from '@/lib/text/frame';
import { parametersText } from '@/lib/text/office';
import { passwordPolicyText as text } from '@/lib/text/password-policy';

export const metadata: Metadata = { title: text.set };

/** 设置密码规则: another rule for operators' passwords, from a day on. */
export default async function SetPasswordPolicyPage() {
  const staff = await currentStaff();
  return (
    <>
      <PageHeading
        title={text.set}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: parametersText.title, href: '/admin/parameters' },
          { label: text.set },
        ]}
        description={text.about}
        toolbar={<LinkButton href="/admin/parameters">{text.back}</LinkButton>}
      />
      {isPermitted('password-policy.set', staff) ? <PolicyForm today={clock.today()} /> : <Note>{text.notYours}</Note>}
    </>
  );
}
