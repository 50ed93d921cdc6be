import { draftMonth } from './draft-month';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { approvalText } from '@/lib/text/approvals';
import { filingsText as text } from '@/lib/text/filings';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { monthAllows, type MonthAct } from '@/lib/units/month-state';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthProse } from '@/lib/values/month';

interface MonthNotesProps {
  unit: UnitInForce;
  permitted: boolean;
  /** What the page is for; one that the month allows in every state needs no note of it. */
  act?: MonthAct;
}

/** What stands over every page of filings: that changes are for the next month by now, and that who is here may only look. */
export function MonthNotes({ unit, permitted, act = 'submit-filings' }: MonthNotesProps) {
  const { month } = draftMonth(unit);
  const later = !monthAllows(act, unit.monthState);
  if (permitted && !later && !unit.secondPerson) return null;
  return (
    <div className="mb-3 grid gap-2">
      {later && (
        <Note tone="info" action={<LinkButton href="/remittance">{text.toRemittance}</LinkButton>}>
          {text.monthClosed(
            formatMonthProse(unit.openMonth),
            MONTH_STATE_WORDS[unit.monthState],
            formatMonthProse(month),
          )}
        </Note>
      )}
      {unit.secondPerson && <Note tone="info">{approvalText.note}</Note>}
      {!permitted && <Note tone="warning">{text.notPermitted}</Note>}
    </div>
  );
}
