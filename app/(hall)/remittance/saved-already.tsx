import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { MONTH_STATE_WORDS } from '@/lib/text/month';
import { confirmText as text } from '@/lib/text/remittance';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { formatMonthProse } from '@/lib/values/month';

/** In place of a month that is saved already: where it goes on. */
export function SavedAlready({ unit }: { unit: UnitInForce }) {
  return (
    <Note
      title={text.saved(formatMonthProse(unit.openMonth), MONTH_STATE_WORDS[unit.monthState])}
      action={<LinkButton href="/remittance">{text.toList}</LinkButton>}
    >
      {text.savedNote}
    </Note>
  );
}
