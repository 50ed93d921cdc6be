'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sendApplication, takeApplicationBack } from '../../action';
import { ConfirmButton } from '@/app/confirm-button';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { ApplicationState } from '@/lib/maintenance/list-applications';
import { applicationText as text } from '@/lib/text/maintenance';

/** 提交 of a draft, and 撤回 of what the centre has not decided. */
export function ApplicationActions({ id, state }: { id: string; state: ApplicationState }) {
  const router = useRouter();
  const submit = useDoor(sendApplication);
  const [attempt, setAttempt] = useState(0);

  async function send() {
    const answer = await submit.send({ id });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
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
        <ConfirmButton door={takeApplicationBack} input={{ id }} label={text.withdraw} title={text.withdrawTitle}>
          {text.withdrawAbout}
        </ConfirmButton>
        {state === 'draft' && (
          <Button variant="primary" pending={submit.pending} onClick={() => void send()}>
            {text.submit}
          </Button>
        )}
      </FormActions>
    </div>
  );
}
