import type { Metadata } from 'next';
import { SetPasswordForm } from '../set-password-form';
import { PublicPage } from '../../public-page';
import { setPasswordText as text } from '@/lib/text/set-password';

export const metadata: Metadata = { title: text.staffTitle, referrer: 'no-referrer' };

/** The same for staff of the centre, whose passwords are long ones. */
export default function SetStaffPasswordPage() {
  return (
    <PublicPage>
      <h1 className="text-xl">{text.staffTitle}</h1>
      <p className="mt-2 mb-4 text-soft">{text.body}</p>
      <SetPasswordForm realm="staff" hint={text.staffHint} />
    </PublicPage>
  );
}
