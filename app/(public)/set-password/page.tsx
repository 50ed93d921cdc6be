import type { Metadata } from 'next';
import { SetPasswordForm } from './set-password-form';
import { UseAccount } from './use-account';
import { PublicPage } from '../public-page';
import { setPasswordText as text } from '@/lib/text/set-password';

export const metadata: Metadata = { title: text.title, referrer: 'no-referrer' };

/** 设置密码 of an operator, by the link that he was sent. */
export default function SetPasswordPage() {
  return (
    <PublicPage>
      <h1 className="text-xl">{text.title}</h1>
      <p className="mt-2 mb-4 text-soft">{text.body}</p>
      <SetPasswordForm realm="unit" />
      <UseAccount />
    </PublicPage>
  );
}
