import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PasswordForm } from '@/app/(hall)/settings/password-form';
import { SignOutButton } from '@/app/sign-out-button';
import { PublicFrame } from '@/components/shell/public-frame';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperatorToRenew } from '@/lib/auth/current';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import { clock } from '@/lib/gateways/clock';
import { publicText } from '@/lib/text/login';
import { PASSWORD_HINTS, renewPasswordText as text } from '@/lib/text/password-policy';

export const metadata: Metadata = { title: text.title };

/** Where an operator whose password is older than the rule for long ones sets another; all else of the hall waits. */
export default async function RenewPasswordPage() {
  const operator = await currentOperatorToRenew();
  if (!operator.mustChangePassword) redirect('/');
  const { policy } = await passwordPolicy(clock);
  return (
    <PublicFrame home="/" footer={publicText.footer} links={<SignOutButton to="/login" />}>
      <h1 className="text-xl">{text.title}</h1>
      <p className="mt-2 mb-4 text-soft">{text.body}</p>
      <PasswordForm
        hint={PASSWORD_HINTS[policy]}
        afterwards={
          <div>
            <LinkButton href="/" variant="primary">
              {text.goOn}
            </LinkButton>
          </div>
        }
      />
    </PublicFrame>
  );
}
