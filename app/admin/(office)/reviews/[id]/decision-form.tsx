'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
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
  const [typed, setTyped] = useState(false);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState<Decision | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(to);

  useKeptTyping<string>(form, (kept) => {
    if (area.current) area.current.value = kept;
    setTyped(true);
  });
  useUnsavedTyping(typed);

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
      setTyped(false);
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
          onChange={(event) => setTyped(event.currentTarget.value.trim() !== '')}
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
