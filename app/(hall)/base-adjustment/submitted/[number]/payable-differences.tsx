import { differencesNote, draftingNote } from '../../../back-payment/differences-words';
import { DraftDifferences } from '../../../back-payment/draft-differences';
import { currentHall } from '../../../current-hall';
import { Note } from '@/components/ui/note';
import { isPermitted } from '@/lib/auth/permissions';
import { differencesToFile } from '@/lib/filings/differences-owed';
import { readAs } from '@/lib/operations/read';
import { differenceText as text } from '@/lib/text/back-payment';

/** What a submission's raises leave of months that are paid: the way to its drafts, which the unit may take or leave. */
export async function PayableDifferences({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const { operator, unit } = await currentHall();
  if (!isPermitted('back-pay.draft-differences', operator)) return null;
  const left = await readAs(operator, (tx) => differencesToFile(tx, unit, { submission: number }));
  if (!left) return null;
  return (
    <div className="mt-4">
      <Note title={text.title}>
        <p>{differencesNote(left)}</p>
        <p className="mt-2">
          <DraftDifferences submission={number} about={draftingNote(left)} goTo="/back-payment" />
        </p>
      </Note>
    </div>
  );
}
