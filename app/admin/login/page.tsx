import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { DemoAccounts } from '@/app/(public)/login/demo-accounts';
import { LoginForm } from '@/app/(public)/login/login-form';
import { WhyLogin } from '@/app/(public)/login/why-login';
import { PublicFrame } from '@/components/shell/public-frame';
import { currentPrincipal } from '@/lib/auth/current';
import { env } from '@/lib/env';
import { frameText } from '@/lib/text/interface';
import { introText, loginText, publicText } from '@/lib/text/login';
import { one, type SearchParams } from '@/lib/values/list-page';
import { sameSitePath } from '@/lib/values/same-site-path';

export const metadata: Metadata = { title: loginText.staffTitle };

/** The door of the back office, on its own ground. */
export default async function StaffLoginPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const from = one(await searchParams, 'from');
  const to = sameSitePath(from, '/admin');
  if ((await currentPrincipal())?.kind === 'staff') redirect(to as Route);
  return (
    <PublicFrame
      place="office"
      home="/admin"
      footer={publicText.footer}
      intro={
        <>
          <h1 className="text-2xl">{frameText.office}</h1>
          <p className="mt-2 max-w-md text-soft">{introText.staffBody}</p>
        </>
      }
    >
      <h2 className="mb-4 text-xl">{loginText.staffTitle}</h2>
      <WhyLogin asked={from !== ''} />
      <LoginForm provider="staff" to={to} />
      {env().DEMO === 'on' && <DemoAccounts place="office" />}
    </PublicFrame>
  );
}
