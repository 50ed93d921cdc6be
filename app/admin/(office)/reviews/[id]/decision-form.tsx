'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { Door } from '@/lib/operations/answer';
import { reviewText as text } from '@/lib/text/office';

type Decision = keyof typeof text.decisions;

interface DecisionFormProps {
  id: string;
  /** Of what the page shows: what was changed since is not decided on. */
  version: number;
  /** Then every decision needs an opinion, and the first approval is not the last. */
  twoReviewers: boolean;
  /** The door that decides, and the list to go back to. */
  door: Door<{ final: boolean }>;
  list: string;
}

/** 审批意见 and the three decisions; 不通过 and 退回修改 need an opinion. */
export function DecisionForm({ id, version, twoReviewers, door: to, list }: DecisionFormProps) {
  const form = `review:${id}`;
  const area = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState<Decision | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(to);

  useEffect(() => {
    const kept = takeKeptTyping<string>(form);
    if (kept !== null && area.current) area.current.value = kept;
  }, [form]);

  async function decide(decision: Decision) {
    const opinion = area.current?.value.trim() ?? '';
    const lacks = (decision !== 'approve' || twoReviewers) && opinion === '';
    setMissing(lacks);
    setAttempt((before) => before + 1);
    if (lacks) return;
    setSent(decision);
    const answer = await door.send({ id, version, decision, opinion });
    setAttempt((before) => before + 1);
    if (answer.ok) {
      const decided = answer.result.final ? decision : 'first';
      return router.push(`${list}?decided=${decided}` as Route);
    }
    if (!isSignedOut(answer)) return;
    keepTyping(form, opinion);
    signInAgain();
  }

  const problems = missing ? [{ field: 'opinion', message: text.opinionMissing }] : problemsOf(door.problem);
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <FormSection title={text.decision} columns={1}>
        <TextAreaField
          ref={area}
          name="opinion"
          label={text.opinion}
          required={twoReviewers}
          hint={twoReviewers ? text.opinionAlways : text.opinionHint}
          maxLength={500}
          error={errorsByField(problems).opinion}
        />
      </FormSection>
      <FormActions>
        <LinkButton href={list as Route}>{text.back}</LinkButton>
        <Button
          pending={door.pending && sent === 'return'}
          disabled={door.pending}
          onClick={() => void decide('return')}
        >
          {text.decisions.return}
        </Button>
        <Button
          variant="danger"
          pending={door.pending && sent === 'reject'}
          disabled={door.pending}
          onClick={() => void decide('reject')}
        >
          {text.decisions.reject}
        </Button>
        <Button
          variant="primary"
          pending={door.pending && sent === 'approve'}
          disabled={door.pending}
          onClick={() => void decide('approve')}
        >
          {text.decisions.approve}
        </Button>
      </FormActions>
    </form>
  );
}
