'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sendApplication, takeApplicationBack } from '../../action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Note } from '@/components/ui/note';
import type { ApplicationState } from '@/lib/maintenance/list-applications';
import { applicationText as text } from '@/lib/text/maintenance';

/** 提交 of a draft, and 撤回 of what the centre has not decided. */
export function ApplicationActions({ id, state }: { id: string; state: ApplicationState }) {
  const router = useRouter();
  const submit = useDoor(sendApplication);
  const withdraw = useDoor(takeApplicationBack);
  const [asking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);

  async function send() {
    const answer = await submit.send({ id });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    router.refresh();
  }

  async function takeBack() {
    const answer = await withdraw.send({ id });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  if (state !== 'draft' && state !== 'in-review') return null;
  return (
    <div className="grid gap-3">
      <ErrorSummary problems={problemsOf(submit.problem)} attempt={attempt} />
      {state === 'in-review' && (
        <Note live="status" tone="success">
          {text.submitted}
        </Note>
      )}
      <FormActions>
        <Button onClick={() => setAsking(true)}>{text.withdraw}</Button>
        {state === 'draft' && (
          <Button variant="primary" pending={submit.pending} onClick={() => void send()}>
            {text.submit}
          </Button>
        )}
      </FormActions>
      {asking && (
        <ConfirmDialog
          open
          title={text.withdrawTitle}
          confirmLabel={text.withdraw}
          pending={withdraw.pending}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.withdrawAbout}</p>
          <DialogProblems problems={problemsOf(withdraw.problem)} />
        </ConfirmDialog>
      )}
    </div>
  );
}
