import type { Metadata } from 'next';
import { ResetJourney } from './reset-journey';
import { PublicPage } from '../public-page';
import { resetText } from '@/lib/text/reset-password';

export const metadata: Metadata = { title: resetText.title };

/** 忘记密码: a new password in four steps, by a code on the phone that the centre knows. */
export default function ForgotPasswordPage() {
  return (
    <PublicPage>
      <ResetJourney />
    </PublicPage>
  );
}
