'use client';

import { useState, type SubmitEvent } from 'react';
import { DialogProblems } from './dialog-problems';
import { problemsOf } from './door-problems';
import { typedText } from './typed-text';
import type { DoorAnswer } from './use-door';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { actionText } from '@/lib/text/interface';
import { revealText as text } from '@/lib/text/personal-data';

const FORM = 'reveal';

interface RevealReasonProps {
  word: string;
  /** What was said already, before a new login. */
  said: string;
  problem: Exclude<DoorAnswer<unknown>, { ok: true }> | null;
  pending: boolean;
  onSay: (reason: string) => void;
  onCancel: () => void;
}

/** Asks staff why they look at a number; what they say stands in the log. */
export function RevealReason({ word, said, problem, pending, onSay, onCancel }: RevealReasonProps) {
  const [fault, setFault] = useState<string>();

  function say(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = typedText(new FormData(event.currentTarget), 'reason').trim();
    setFault(reason === '' ? text.reasonMissing : undefined);
    if (reason !== '') onSay(reason);
  }

  return (
    <Dialog
      open
      title={text.show(word)}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{actionText.cancel}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={pending}>
            {text.submit}
          </Button>
        </>
      }
    >
      <form id={FORM} noValidate className="grid gap-3" onSubmit={say}>
        <p>{text.about}</p>
        <DialogProblems problems={problemsOf(problem)} />
        <TextField
          name="reason"
          label={text.reason}
          required
          autoFocus
          maxLength={200}
          defaultValue={said}
          error={fault}
          live
        />
      </form>
    </Dialog>
  );
}
