import type { Metadata } from 'next';
import { connection } from 'next/server';
import { ResetJourney } from './reset-journey';
import { PublicPage } from '../public-page';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import { clock } from '@/lib/gateways/clock';
import { resetText } from '@/lib/text/reset-password';

export const metadata: Metadata = { title: resetText.title };

/** 忘记密码: a new password in four steps, by a code on the phone that the centre knows. */
export default async function ForgotPasswordPage() {
  await connection();
  const { policy } = await passwordPolicy(clock);
  return (
    <PublicPage>
      <ResetJourney policy={policy} />
    </PublicPage>
  );
}
