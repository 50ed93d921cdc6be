'use client';

import Link from 'next/link';
import { useState, type SubmitEvent } from 'react';
import { CodeForm } from './code-form';
import { SignInNote } from './sign-in-note';
import { signIn, type SignInAnswer } from '@/app/session-request';
import { typedText } from '@/app/typed-text';
import { ErrorSummary } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { loginText, SIGN_IN_PROBLEMS } from '@/lib/text/login';

type Problem = Exclude<SignInAnswer, 'done'>;
interface Faults {
  identifier?: string;
  password?: string;
}

const WORDS = {
  unit: { identifier: loginText.identifier, missing: loginText.identifierMissing },
  staff: { identifier: loginText.staffIdentifier, missing: loginText.staffIdentifierMissing },
};

interface LoginFormProps {
  provider: 'unit' | 'staff';
  to: string;
  /** Whether passwords are the manual's six digits, and always were. */
  digits?: boolean;
}

/** Account and password. After a failure the account stays as typed and the password is asked for again. */
export function LoginForm({ provider, to, digits = false }: LoginFormProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [faults, setFaults] = useState<Faults>({});
  const [attempt, setAttempt] = useState(0);
  const [proven, setProven] = useState<{ identifier: string; password: string } | null>(null);
  const words = WORDS[provider];

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = readTyped(form);
    const missing = {
      ...(typed.identifier === '' && { identifier: words.missing }),
      ...(typed.password === '' && { password: loginText.passwordMissing }),
    };
    setAttempt(attempt + 1);
    setProblem(null);
    setFaults(missing);
    if (Object.keys(missing).length > 0) return;
    setPending(true);
    const answer = await signIn(provider, typed);
    // A whole new page: nothing of what somebody else saw in this window stays in its memory.
    if (answer === 'done') {
      window.location.assign(to);
      return;
    }
    setPending(false);
    if (answer === 'code-needed') return setProven(typed);
    if (answer === 'wrong') setFaults({ password: SIGN_IN_PROBLEMS.wrong });
    else setProblem(answer);
    const password = form.elements.namedItem('password');
    if (answer !== 'unreachable' && password instanceof HTMLInputElement) password.value = '';
  }

  if (proven) return <CodeForm typed={proven} to={to} onBack={() => setProven(null)} />;
  return (
    <form noValidate method="post" className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary
        attempt={attempt}
        problems={Object.entries(faults).map(([field, message]: [string, string]) => ({ field, message }))}
      />
      {problem && problem !== 'wrong' && <SignInNote problem={problem} />}
      <TextField
        name="identifier"
        label={words.identifier}
        required
        autoComplete="username"
        spellCheck={false}
        error={faults.identifier}
      />
      <PasswordField
        name="password"
        label={loginText.password}
        required
        autoComplete="current-password"
        digits={digits}
        hint={digits ? loginText.passwordHint : undefined}
        error={faults.password}
      />
      <Button type="submit" variant="primary" size="large" pending={pending}>
        {loginText.submit}
      </Button>
      {provider === 'unit' && (
        <p>
          <Link href="/forgot-password">{loginText.forgot}</Link>
        </p>
      )}
    </form>
  );
}

function readTyped(form: HTMLFormElement): { identifier: string; password: string } {
  const typed = new FormData(form);
  return { identifier: typedText(typed, 'identifier'), password: typedText(typed, 'password') };
}
