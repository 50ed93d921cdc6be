'use client';

import { useState, type ReactNode } from 'react';
import { changeOwnPassword } from './action';
import { DemoMessage } from '@/app/demo-message';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { PasswordField } from '@/components/form/password-field';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { changePasswordInput } from '@/lib/auth/change-password.input';
import { passwordText as text } from '@/lib/text/settings';

const EMPTY = { old: '', password: '', again: '' };

interface PasswordFormProps {
  /** What the new one has to be. */
  hint: string;
  /** Whether both, or the old one, are the manual's six digits. */
  digits?: { old: boolean; fresh: boolean };
  /** What stands below once it is done, where nothing else remains to be done here. */
  afterwards?: ReactNode;
}

/** 修改密码: the old password, and the new one twice. */
export function PasswordForm({ hint, digits, afterwards }: PasswordFormProps) {
  const [changed, setChanged] = useState(0);
  const form = useDoorForm({
    name: 'password',
    secret: true,
    door: changeOwnPassword,
    first: EMPTY,
    schema: changePasswordInput,
    refusedFields: {
      'old-password-wrong': 'old',
      'password-tried-too-often': 'old',
      'password-not-six-digits': 'password',
      'password-guessable': 'password',
      'password-too-short': 'password',
      'password-too-long': 'password',
      'password-common': 'password',
      'password-contains-account': 'password',
      'password-used-before': 'password',
      'password-too-simple': 'password',
    },
    onDone: () => {
      setChanged((before) => before + 1);
      form.begin();
    },
  });

  return (
    <form noValidate className="grid max-w-xl gap-3" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      {changed > 0 && (
        <Note tone="success" live="status" title={text.doneTitle}>
          {text.done}
        </Note>
      )}
      <PasswordField
        label={text.old}
        autoComplete="current-password"
        digits={digits?.old}
        required
        {...form.field('old')}
      />
      <PasswordField
        label={text.fresh}
        hint={hint}
        autoComplete="new-password"
        digits={digits?.fresh}
        required
        {...form.field('password')}
      />
      <PasswordField
        label={text.again}
        autoComplete="new-password"
        digits={digits?.fresh}
        required
        {...form.field('again')}
      />
      <div>
        <Button type="submit" pending={form.pending}>
          {text.change}
        </Button>
      </div>
      {changed > 0 && <DemoMessage after={changed} />}
      {changed > 0 && afterwards}
    </form>
  );
}
