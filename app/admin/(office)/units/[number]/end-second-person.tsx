import { endTwoPersons } from '../action';
import { ReasonButton } from '@/app/reason-button';
import { secondPersonText as text } from '@/lib/text/approvals';
import { unitsText } from '@/lib/text/units';

/** Ends 双人复核 of a unit whose second person is gone. */
export function EndSecondPerson({ unitId }: { unitId: string }) {
  return (
    <ReasonButton
      door={endTwoPersons}
      input={{ unitId }}
      words={{
        open: text.turnOff,
        title: text.turnOff,
        confirm: text.turnOff,
        reason: unitsText.reason,
        reasonMissing: text.reasonMissing,
      }}
    >
      <p>{text.endAbout}</p>
    </ReasonButton>
  );
}
