import type { Metadata } from 'next';
import { connection } from 'next/server';
import { SetPasswordForm } from './set-password-form';
import { UseAccount } from './use-account';
import { PublicPage } from '../public-page';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import { clock } from '@/lib/gateways/clock';
import { PASSWORD_HINTS } from '@/lib/text/password-policy';
import { setPasswordText as text } from '@/lib/text/set-password';

export const metadata: Metadata = { title: text.title, referrer: 'no-referrer' };

/** 设置密码 of an operator, by the link that he was sent. */
export default async function SetPasswordPage() {
  await connection();
  const { policy } = await passwordPolicy(clock);
  return (
    <PublicPage>
      <h1 className="text-xl">{text.title}</h1>
      <p className="mt-2 mb-4 text-soft">{text.body}</p>
      <SetPasswordForm realm="unit" hint={PASSWORD_HINTS[policy]} digits={policy === 'six-digits'} />
      <UseAccount />
    </PublicPage>
  );
}
