'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { SavedDialog, ZeroDialog, type Saved } from './save-dialogs';
import { saveMonth } from '../action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { confirmText as text, remittanceText } from '@/lib/text/remittance';

interface SaveMonthProps {
  /** What is confirmed, `zero` when nothing is to be paid, `deferred` when payment is deferred; null when there is nothing to save. */
  confirmed: { month: string; lastMonth: string; sheet: string; zero: boolean; deferred: boolean } | null;
  monthWords: string;
  heads: string;
  amount: string;
  /** What the button says, and that it leads on to 缴款登记 without asking; 保存 with its dialog unless given. */
  payAtOnce?: string;
}

type Confirmed = NonNullable<SaveMonthProps['confirmed']>;

function inputOf({ month, lastMonth, sheet }: Confirmed) {
  return { month, lastMonth, sheet };
}

/** What is said of a month that closed at once: nothing to pay, or deferred. */
function closedWords(confirmed: SaveMonthProps['confirmed'], monthWords: string): string {
  return confirmed?.deferred ? text.deferredAbout(monthWords) : text.closedAbout(monthWords);
}

/**
 * 保存 of the sheet that is shown, and the dialog after it: 取消 to the list, 确定 on to 缴款登记. A month with nothing to pay is
 * asked about first, because it closes at once. It stays in the page when the page behind it has become that of a
 * saved month.
 */
export function SaveMonth({ confirmed, monthWords, heads, amount, payAtOnce }: SaveMonthProps) {
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(saveMonth);

  async function save() {
    // Once it is saved the page behind may show the next month.
    const sentences = {
      saved: text.dialogSaved(monthWords, heads, amount),
      closed: closedWords(confirmed, monthWords),
    };
    const answer = await door.send(confirmed && inputOf(confirmed));
    setAsking(false);
    setAttempt((before) => before + 1);
    if (answer.ok && payAtOnce !== undefined && !answer.result.closed) {
      return router.push(`/remittance/register/${answer.result.id}` as Route);
    }
    if (answer.ok) return setSaved({ ...answer.result, sentences });
    if (isSignedOut(answer)) return signInAgain();
    // Whatever it was, the page may be behind: show the month as it is now under what was said.
    router.refresh();
  }

  return (
    <>
      <div className="mt-4">
        <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
        {door.pending && <RunningProgress watched={door.key} label={text.saving} />}
      </div>
      {confirmed && (
        <FormActions>
          <LinkButton href="/remittance">{remittanceText.back}</LinkButton>
          <Button
            variant="primary"
            accessLetter="S"
            pending={door.pending}
            onClick={() => (confirmed.zero || confirmed.deferred ? setAsking(true) : void save())}
          >
            {payAtOnce ?? text.save}
          </Button>
        </FormActions>
      )}
      {asking && (
        <ZeroDialog
          monthWords={monthWords}
          deferred={confirmed?.deferred ?? false}
          pending={door.pending}
          onConfirm={() => void save()}
          onCancel={() => setAsking(false)}
        />
      )}
      {saved && <SavedDialog saved={saved} />}
    </>
  );
}
