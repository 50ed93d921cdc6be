'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sendCorrection, takeCorrectionBack } from '../action';
import { ConfirmButton } from '@/app/confirm-button';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { correctionText as text } from '@/lib/text/corrections';

/** 提交 and 修改 while it is the unit's to do, and 撤销 until the centre has decided. */
export function CorrectionActions({ id, editable }: { id: string; editable: boolean }) {
  const router = useRouter();
  const submit = useDoor(sendCorrection);
  const [attempt, setAttempt] = useState(0);

  async function send() {
    const answer = await submit.send({ id });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    router.refresh();
  }

  return (
    <div className="mt-3 grid gap-3">
      <ErrorSummary problems={problemsOf(submit.problem)} attempt={attempt} />
      <FormActions>
        <LinkButton href="/corrections">{text.back}</LinkButton>
        <ConfirmButton door={takeCorrectionBack} input={{ id }} label={text.withdraw} title={text.withdrawTitle}>
          {text.withdrawAbout}
        </ConfirmButton>
        {editable && <LinkButton href={`/corrections/${id}/edit` as Route}>{text.edit}</LinkButton>}
        {editable && (
          <Button variant="primary" pending={submit.pending} onClick={() => void send()}>
            {text.submit}
          </Button>
        )}
      </FormActions>
    </div>
  );
}
