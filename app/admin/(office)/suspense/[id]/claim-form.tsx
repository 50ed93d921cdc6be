'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { proposeSuspenseClaim } from '../../../action';
import { signInAgain } from '../../sign-in-again';
import { errorsByField, isSignedOut, problemsOf } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { typedText } from '@/app/typed-text';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { claimText as text } from '@/lib/text/office';

/** Refusals that are of what was typed as the unit. */
const OF_UNIT = new Set(['suspense-unit-unknown', 'suspense-unit-closed']);

interface Typed {
  unit: string;
  reason: string;
}

/** 提出认领: whose money it is, and why. */
export function ClaimForm({ receiptId }: { receiptId: string }) {
  const form = `claim:${receiptId}`;
  const unit = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(proposeSuspenseClaim);

  useEffect(() => {
    const kept = takeKeptTyping<Typed>(form);
    if (kept === null || !unit.current || !reason.current) return;
    unit.current.value = kept.unit;
    reason.current.value = kept.reason;
  }, [form]);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed: Typed = { unit: typedText(data, 'unit'), reason: typedText(data, 'reason') };
    const answer = await door.send({ receiptId, ...typed });
    setAttempt((before) => before + 1);
    if (answer.ok) return router.push('/admin/suspense?did=proposed');
    if (!isSignedOut(answer)) return;
    keepTyping(form, typed);
    signInAgain();
  }

  const ofUnit = door.problem?.kind === 'refused' && OF_UNIT.has(door.problem.code);
  const problems = problemsOf(door.problem).map((problem) => (ofUnit ? { ...problem, field: 'unit' } : problem));
  const errors = errorsByField(problems);
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <FormSection title={text.propose} columns={1}>
        <TextField
          ref={unit}
          name="unit"
          label={text.unit}
          hint={text.unitHint}
          required
          maxLength={200}
          error={errors.unit}
        />
        <TextAreaField
          ref={reason}
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          required
          maxLength={500}
          error={errors.reason}
        />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" pending={door.pending}>
          {text.submit}
        </Button>
      </FormActions>
    </form>
  );
}
