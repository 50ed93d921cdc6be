'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { saveMonth } from '../action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { LinkButton } from '@/components/ui/link-button';
import { confirmText as text, remittanceText } from '@/lib/text/remittance';

interface SaveMonthProps {
  /** What is confirmed; null when there is nothing to save. */
  confirmed: { month: string; sheet: string } | null;
  monthWords: string;
  heads: string;
  amount: string;
}

interface Saved {
  id: string;
  number: string;
  sentence: string;
}

/**
 * 保存 of the sheet that is shown, and the dialog after it: 取消 to the list, 确定 on to 缴款登记. It stays in the page when
 * the page behind it has become that of a saved month.
 */
export function SaveMonth({ confirmed, monthWords, heads, amount }: SaveMonthProps) {
  const [saved, setSaved] = useState<Saved | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(saveMonth);

  async function save() {
    const sentence = text.dialogSaved(monthWords, heads, amount);
    const answer = await door.send(confirmed);
    setAttempt((before) => before + 1);
    if (answer.ok) return setSaved({ ...answer.result, sentence });
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
          <Button variant="primary" accessLetter="S" pending={door.pending} onClick={() => void save()}>
            {text.save}
          </Button>
        </FormActions>
      )}
      {saved && (
        <ConfirmDialog
          open
          title={text.dialogTitle}
          onCancel={() => router.push('/remittance')}
          onConfirm={() => router.push(`/remittance/register/${saved.id}` as Route)}
        >
          <p>{saved.sentence}</p>
          <p className="figures">{text.dialogNumber(saved.number)}</p>
          <p className="mt-2">{text.dialogQuestion}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
