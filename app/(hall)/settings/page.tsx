import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ChangePhone } from './change-phone';
import { DisplayForm } from './display-form';
import { MessageChoices } from './message-choices';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';
import { RestartTour } from './restart-tour';
import { currentHall } from '../current-hall';
import { DISPLAY_COOKIE, readDisplay } from '@/app/display';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { listOwnSessions } from '@/lib/auth/own-sessions';
import { passwordPolicy } from '@/lib/auth/policy-in-force';
import { signedInAs } from '@/lib/auth/signed-in-as';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { PASSWORD_HINTS } from '@/lib/text/password-policy';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import { messageChoiceText, passwordText, phoneText, settingsText } from '@/lib/text/settings';
import { tourText } from '@/lib/text/tour';
import { silencedMessages } from '@/lib/units/choose-messages';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: settingsText.title };

/** 设置: how the pages look in this browser, and who is signed in since when. */
export default async function SettingsPage() {
  const { operator, unit } = await currentHall();
  const who = await readAs(operator, (tx) => signedInAs(tx, operator));
  const sessions = await readAs(operator, (tx) => listOwnSessions(tx, operator, clock));
  const choices = await readAs(operator, (tx) => silencedMessages(tx, operator.id));
  const { policy, letters } = await passwordPolicy(clock);
  const display = readDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
  return (
    <>
      <PageHeading
        title={settingsText.title}
        trail={[{ label: menuText.home, href: '/' }, { label: settingsText.title }]}
      />
      <Section title={settingsText.display} note={settingsText.displayNote}>
        <DisplayForm chosen={display} />
      </Section>
      <Section title={passwordText.title} note={passwordText.note}>
        <PasswordForm hint={PASSWORD_HINTS[policy]} digits={{ old: !letters, fresh: policy === 'six-digits' }} />
      </Section>
      <Section title={phoneText.title} note={phoneText.note}>
        <ChangePhone mask={who?.phoneMask ?? null} />
      </Section>
      <Section title={messageChoiceText.title} note={messageChoiceText.note}>
        <MessageChoices silenced={choices} />
      </Section>
      <SessionList sessions={sessions} />
      <Section title={tourText.setting} note={tourText.settingNote}>
        <RestartTour />
      </Section>
      <Section title={settingsText.account} note={settingsText.sessionNote}>
        <DescriptionList
          items={[
            { term: settingsText.name, detail: operator.name },
            { term: settingsText.login, detail: who?.login },
            { term: settingsText.unit, detail: unit.name },
            { term: settingsText.unitNumber, detail: unit.number },
            { term: settingsText.roles, detail: operator.roles.map((role) => OPERATOR_ROLE_WORDS[role]).join('、') },
            { term: settingsText.phone, detail: who?.phoneMask },
            { term: settingsText.since, detail: who?.since && formatInstant(who.since) },
            { term: settingsText.until, detail: who?.until && formatInstant(who.until) },
          ]}
        />
      </Section>
    </>
  );
}
