'use client';

import { keepForAnybody } from '@/app/kept-typing';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { agencyText as text } from '@/lib/text/agency';
import { INVITATION } from '@/lib/values/invitation';

/** For who acts for another unit already: the link goes with him to his own account, in this tab only. */
export function UseAccount() {
  function accept() {
    keepForAnybody(INVITATION, window.location.hash.slice(1));
    window.location.assign('/units');
  }

  return (
    <Section title={text.haveAccount}>
      <p className="mb-3 text-soft">{text.haveAccountAbout}</p>
      <Button onClick={accept}>{text.useAccount}</Button>
    </Section>
  );
}
