import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { DemoAccounts } from './demo-accounts';
import { LoginForm } from './login-form';
import { WhyLogin } from './why-login';
import { PublicPage } from '../public-page';
import { DescriptionList } from '@/components/ui/description-list';
import { currentPrincipal } from '@/lib/auth/current';
import { env } from '@/lib/env';
import { frameText } from '@/lib/text/interface';
import { introText, loginText } from '@/lib/text/login';
import { one, type SearchParams } from '@/lib/values/list-page';
import { sameSitePath } from '@/lib/values/same-site-path';

export const metadata: Metadata = { title: loginText.title };

/** 登录: the door of the hall. Who is signed in already goes on to where he wanted to. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const from = one(await searchParams, 'from');
  const to = sameSitePath(from);
  if ((await currentPrincipal())?.kind === 'operator') redirect(to as Route);
  return (
    <PublicPage intro={<Intro />}>
      <h2 className="text-xl">{loginText.title}</h2>
      <p className="mb-4 text-soft">
        {loginText.kind}：{loginText.unitKind}
      </p>
      <WhyLogin asked={from !== ''} />
      <LoginForm provider="unit" to={to} />
      {env().DEMO === 'on' && <DemoAccounts place="hall" />}
    </PublicPage>
  );
}

function Intro() {
  return (
    <>
      <h1 className="text-2xl">{frameText.hall}</h1>
      <p className="mt-2 mb-6 max-w-md text-soft">{introText.body}</p>
      <DescriptionList columns={1} items={[...introText.terms]} />
    </>
  );
}
