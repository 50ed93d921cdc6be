'use client';

import { useState, type SubmitEvent } from 'react';
import { AskForCode } from './ask-for-code';
import { sendStep, type ResetProblemCode } from './reset-request';
import { typedText } from '@/app/typed-text';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { PASSWORD_HINTS, type PasswordPolicy } from '@/lib/text/password-policy';
import { RESET_PROBLEMS, resetText as text } from '@/lib/text/reset-password';

interface SetPasswordProps {
  identifier: string;
  phone: string;
  policy: PasswordPolicy;
  onSet: () => void;
  /** 忘记密码 has run out of time. */
  onOver: () => void;
}

/** ③ 短信验证: the code that was sent, and the new password twice. */
export function SetPassword({ identifier, phone, policy, onSet, onOver }: SetPasswordProps) {
  const [problems, setProblems] = useState<FormProblem[]>([]);
  const [over, setOver] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [pending, setPending] = useState(false);

  function say(found: FormProblem[], problem?: ResetProblemCode) {
    setProblems(found);
    setOver(problem === 'reset-over');
    setAttempt((before) => before + 1);
  }

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [code, password, again] = [typedText(typed, 'code'), typedText(typed, 'password'), typedText(typed, 'again')];
    const found = problemsOf({ code, password, again }, policy);
    if (found.length > 0) return say(found);
    setPending(true);
    const answer = await sendStep('finish', { code, password });
    setPending(false);
    if (answer.ok) return onSet();
    say([RESET_PROBLEMS[answer.problem]], answer.problem);
  }

  const digits = policy === 'six-digits';
  const errors = Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void send(event)}>
      <p>{text.phoneHint}</p>
      <ErrorSummary problems={problems} attempt={attempt} />
      {over && (
        <div>
          <Button onClick={onOver}>{text.fromStart}</Button>
        </div>
      )}
      <DescriptionList
        columns={1}
        items={[
          { term: text.user, detail: identifier },
          { term: text.phone, detail: <span className="figures">{phone}</span> },
        ]}
      />
      <AskForCode onProblem={(problem) => say([RESET_PROBLEMS[problem]], problem)} />
      <PasswordField name="code" label={text.code} autoComplete="one-time-code" digits required error={errors.code} />
      <PasswordField
        name="password"
        label={text.password}
        hint={PASSWORD_HINTS[policy]}
        autoComplete="new-password"
        digits={digits}
        required
        error={errors.password}
      />
      <PasswordField
        name="again"
        label={text.again}
        autoComplete="new-password"
        digits={digits}
        required
        error={errors.again}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          {text.finish}
        </Button>
      </div>
    </form>
  );
}

/** What can be told before anything is sent. */
function problemsOf(
  { code, password, again }: Record<'code' | 'password' | 'again', string>,
  policy: PasswordPolicy,
): FormProblem[] {
  const problem = policy === 'long' ? 'too-short' : 'not-six-digits';
  const fits = policy === 'long' ? [...password].length >= 12 : /^[0-9]{6}$/.test(password);
  return [
    ...(code === '' ? [{ field: 'code', message: text.codeMissing }] : []),
    ...(fits ? [] : [RESET_PROBLEMS[problem]]),
    ...(password === again ? [] : [RESET_PROBLEMS['passwords-differ']]),
  ];
}
