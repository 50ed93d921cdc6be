'use client';

import { useState, type SubmitEvent } from 'react';
import { SignInNote } from './sign-in-note';
import { signIn, type SignInAnswer } from '@/app/session-request';
import { typedText } from '@/app/typed-text';
import { ErrorSummary } from '@/components/form/error-summary';
import { TextField } from '@/components/form/text-field';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { secondStepText as text, SIGN_IN_PROBLEMS } from '@/lib/text/login';

interface CodeFormProps {
  /** What the first step has found right. */
  typed: { identifier: string; password: string };
  to: string;
  onBack: () => void;
}

/** The second step of who has an authenticator: what it shows, or a recovery code. */
export function CodeForm({ typed, to, onBack }: CodeFormProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Exclude<SignInAnswer, 'done'> | null>(null);
  const [attempt, setAttempt] = useState(0);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const code = typedText(new FormData(form), 'code');
    setPending(true);
    const answer = code === '' ? 'code-needed' : await signIn('staff', { ...typed, code });
    if (answer === 'done') {
      window.location.assign(to);
      return;
    }
    setPending(false);
    setProblem(answer);
    setAttempt((before) => before + 1);
    if (answer !== 'unreachable') form.reset();
  }

  const atField = problem === 'code-needed' || problem === 'code-wrong';
  const fault = atField ? SIGN_IN_PROBLEMS[problem] : undefined;
  return (
    <form noValidate method="post" className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary attempt={attempt} problems={fault ? [{ field: 'code', message: fault }] : []} />
      {problem && problem !== 'wrong' && !atField && <SignInNote problem={problem} />}
      <p>{text.about(typed.identifier)}</p>
      <TextField
        name="code"
        label={text.code}
        hint={text.hint}
        required
        autoFocus
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
        error={fault}
      />
      <FormActions>
        <Button onClick={onBack}>{text.back}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {text.submit}
        </Button>
      </FormActions>
    </form>
  );
}
