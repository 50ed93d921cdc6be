import { differencesNote, draftingNote } from './differences-words';
import { DraftDifferences } from './draft-differences';
import { currentHall } from '../current-hall';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import { differencesToFile } from '@/lib/filings/differences-owed';
import { readAs } from '@/lib/operations/read';
import { differenceText as text } from '@/lib/text/back-payment';

/** 可以补缴差额: what raised bases leave of the fund year's paid months, and its lines with one button; nothing where that is none. */
export async function DifferencesSection() {
  const { operator, unit } = await currentHall();
  const left = await readAs(operator, (tx) => differencesToFile(tx, unit, {}));
  if (!left) return null;
  return (
    <Section title={text.title} note={differencesNote(left)}>
      {isPermitted('back-pay.draft-differences', operator) && <DraftDifferences about={draftingNote(left)} />}
    </Section>
  );
}
