import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { CertificateForm } from './certificate-form';
import { DemoAccounts } from './demo-accounts';
import { DemoCertificates } from './demo-certificates';
import { LoginForm } from './login-form';
import { WhyLogin } from './why-login';
import { PublicPage } from '../public-page';
import { DescriptionList } from '@/components/ui/description-list';
import { Tabs } from '@/components/ui/tabs';
import { currentPrincipal } from '@/lib/auth/current';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import { clock } from '@/lib/gateways/clock';
import { env } from '@/lib/env';
import { certificateLoginText as text } from '@/lib/text/certificate-login';
import { frameText } from '@/lib/text/interface';
import { introText, loginText } from '@/lib/text/login';
import { one, type SearchParams } from '@/lib/values/list-page';
import { sameSitePath } from '@/lib/values/same-site-path';

export const metadata: Metadata = { title: loginText.title };

/** 登录: the door of the hall. Who is signed in already goes on to where he wanted to. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const from = one(params, 'from');
  const to = sameSitePath(from);
  const byCertificate = one(params, 'kind') === 'ca';
  const { letters } = await passwordPolicy(clock);
  const demo = env().DEMO === 'on';
  if ((await currentPrincipal())?.kind === 'operator') redirect(to as Route);
  return (
    <PublicPage intro={<Intro />}>
      <h2 className="text-xl">{loginText.title}</h2>
      <LoginKinds from={from} byCertificate={byCertificate} />
      <WhyLogin asked={from !== ''} />
      {byCertificate ? <CertificateForm to={to} /> : <LoginForm provider="unit" to={to} digits={!letters} />}
      {demo && (byCertificate ? <DemoCertificates /> : <DemoAccounts place="hall" />)}
    </PublicPage>
  );
}

/** 登录类型: 单位账号 or CA账号. */
function LoginKinds({ from, byCertificate }: { from: string; byCertificate: boolean }) {
  const back = from === '' ? '' : `from=${encodeURIComponent(from)}`;
  const unit = `/login${back && `?${back}`}` as Route;
  const certificate = `/login?kind=ca${back && `&${back}`}` as Route;
  return (
    <div className="mb-4">
      <Tabs
        label={text.kinds}
        tabs={[
          { href: unit, label: text.unitKind },
          { href: certificate, label: text.certificateKind },
        ]}
        current={byCertificate ? certificate : unit}
      />
    </div>
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
