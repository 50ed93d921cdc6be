'use client';

import { AccountAct } from './account-act';
import { disableStaffMember, enableStaffMember, removeStaffSecondFactor, resetStaffMemberPassword } from './action';
import { ResetPassword } from '@/app/reset-password';
import type { StaffMember } from '@/lib/staff/list-staff';
import { secondFactorText, staffText as text } from '@/lib/text/staff';

/** What may be done to somebody else's account beside changing what is known of him. */
export function AccountActions({
  known: { id, name, version, status, phoneMask, hasSecondFactor },
}: {
  known: StaffMember;
}) {
  const shown = { id, version };
  return (
    <>
      {status === 'active' ? (
        <AccountAct
          door={disableStaffMember}
          input={shown}
          word={text.disable}
          about={text.disableAbout(name)}
          did={text.disabled(name)}
          danger
        />
      ) : (
        <AccountAct
          door={enableStaffMember}
          input={shown}
          word={text.enable}
          about={text.enableAbout(name)}
          did={text.enabled(name)}
        />
      )}
      {hasSecondFactor && (
        <AccountAct
          door={removeStaffSecondFactor}
          input={{ id }}
          word={secondFactorText.remove}
          about={secondFactorText.removeAbout(name)}
          did={secondFactorText.removed(name)}
          danger
        />
      )}
      {status === 'active' && phoneMask && (
        <ResetPassword door={resetStaffMemberPassword} id={id} name={name} phone={phoneMask} />
      )}
    </>
  );
}
