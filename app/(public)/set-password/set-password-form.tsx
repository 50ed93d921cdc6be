'use client';

import { useState, type SubmitEvent } from 'react';
import { sendNewPassword, type NewPasswordAnswer } from './send-new-password';
import { typedText } from '@/app/typed-text';
import { ErrorSummary } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { SET_PASSWORD_PROBLEMS, setPasswordText as text } from '@/lib/text/set-password';

type Problem = keyof typeof SET_PASSWORD_PROBLEMS;

interface SetPasswordFormProps {
  realm: 'unit' | 'staff';
  /** What the password has to be. */
  hint: string;
  /** Where it is the manual's six. */
  digits?: boolean;
}

/** The two fields of 设置密码. The link's own secret stands behind the # and is read when the form is sent. */
export function SetPasswordForm({ realm, hint, digits = false }: SetPasswordFormProps) {
  const [pending, setPending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [login, setLogin] = useState<string | null>(null);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [password, again] = [typedText(typed, 'password'), typedText(typed, 'again')];
    const fault = password === '' ? 'missing' : password === again ? null : 'differ';
    setPending(fault === null);
    const answer: NewPasswordAnswer = fault
      ? { ok: false, problem: fault }
      : await sendNewPassword(window.location.hash.slice(1), password);
    setPending(false);
    setAttempt((before) => before + 1);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setLogin(answer.login);
  }

  if (login !== null) {
    return (
      <Note tone="success" live="status" title={text.doneTitle}>
        <p className="mb-3">{text.done(login)}</p>
        <LinkButton href={realm === 'staff' ? '/admin/login' : '/login'} variant="primary">
          {text.toLogin}
        </LinkButton>
      </Note>
    );
  }
  const field = problem === 'differ' ? 'again' : 'password';
  const ofLink = problem === 'link-unusable' || problem === 'unreachable';
  const problems = problem ? [{ field: ofLink ? undefined : field, message: SET_PASSWORD_PROBLEMS[problem] }] : [];
  const error = (name: string) => problems.find((one) => one.field === name)?.message;
  return (
    <form noValidate method="post" className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <noscript>{text.noScript}</noscript>
      <PasswordField
        name="password"
        label={text.password}
        required
        autoComplete="new-password"
        digits={digits}
        hint={hint}
        error={error('password')}
      />
      <PasswordField
        name="again"
        label={text.again}
        required
        autoComplete="new-password"
        digits={digits}
        error={error('again')}
      />
      <Button type="submit" variant="primary" size="large" pending={pending}>
        {text.submit}
      </Button>
    </form>
  );
}
