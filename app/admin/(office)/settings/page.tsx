import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { OfficeHeading } from '../office-heading';
import { DisplayForm } from '@/app/(hall)/settings/display-form';
import { PasswordForm } from '@/app/(hall)/settings/password-form';
import { SessionList } from '@/app/(hall)/settings/session-list';
import { EnrolSecondFactor } from '@/app/admin/second-factor/enrol-second-factor';
import { DISPLAY_COOKIE, readDisplay } from '@/app/display';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { listOwnSessions } from '@/lib/auth/own-sessions';
import { signedInAs } from '@/lib/auth/signed-in-as';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { ownSecondFactor, type OwnSecondFactor } from '@/lib/staff/own-second-factor';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';
import { passwordText, settingsText } from '@/lib/text/settings';
import { secondFactorText } from '@/lib/text/staff';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: settingsText.title };

/** 设置 of the back office: how the pages look, and who is signed in since when. */
export default async function OfficeSettingsPage() {
  const staff = await currentStaff();
  const who = await readAs(staff, (tx) => signedInAs(tx, staff));
  const sessions = await readAs(staff, (tx) => listOwnSessions(tx, staff, clock));
  const factor = await readAs(staff, (tx) => ownSecondFactor(tx, staff.id));
  const display = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  return (
    <>
      <OfficeHeading title={settingsText.title} />
      <Section title={settingsText.display} note={settingsText.displayNote}>
        <DisplayForm chosen={display} />
      </Section>
      <Section title={passwordText.title} note={passwordText.note}>
        <PasswordForm hint={passwordText.staffHint} />
      </Section>
      <Section title={secondFactorText.title} note={secondFactorText.note}>
        <EnrolSecondFactor enrolled={factor && <OwnSecondFactorWords {...factor} />} />
      </Section>
      <SessionList sessions={sessions} />
      <Section title={settingsText.account} note={settingsText.sessionNote}>
        <DescriptionList
          items={[
            { term: settingsText.name, detail: staff.name },
            { term: settingsText.login, detail: who?.login },
            { term: settingsText.roles, detail: staff.roles.map((role) => STAFF_ROLE_WORDS[role]).join('、') },
            { term: settingsText.since, detail: who?.since && formatInstant(who.since) },
            { term: settingsText.until, detail: who?.until && formatInstant(who.until) },
          ]}
        />
      </Section>
    </>
  );
}

/** Since when there is one, and what is left of the recovery codes. */
function OwnSecondFactorWords({ since, codesLeft }: OwnSecondFactor) {
  return (
    <div className="grid max-w-xl gap-1">
      <p>
        {secondFactorText.on(formatInstant(since))}
        {secondFactorText.codesLeft(codesLeft)}
      </p>
      {codesLeft < 3 && <p>{secondFactorText.codesFew}</p>}
      <p className="text-soft">{secondFactorText.howRemoved}</p>
    </div>
  );
}
