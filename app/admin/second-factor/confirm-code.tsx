'use client';

import { useState } from 'react';
import { confirmOwnSecondFactor } from './action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { confirmSecondFactorInput } from '@/lib/staff/second-factor.input';
import { secondFactorText as text } from '@/lib/text/staff';

interface ConfirmCodeProps {
  onConfirmed: (codes: string[]) => void;
  onAgain: () => void;
}

/** The first code of a new authenticator. A wrong one is answered, not refused: the try stays counted. */
export function ConfirmCode({ onConfirmed, onAgain }: ConfirmCodeProps) {
  const [fault, setFault] = useState<string>();
  const { field, ...form } = useDoorForm({
    name: 'second-factor',
    secret: true,
    door: confirmOwnSecondFactor,
    schema: confirmSecondFactorInput,
    first: { code: '' },
    onDone({ outcome, codes }) {
      if (outcome === 'right') return onConfirmed(codes);
      setFault(text.problems[outcome]);
      form.begin();
    },
  });
  const code = field('code');
  const problems = form.problems.length > 0 || !fault ? form.problems : [{ field: 'code', message: fault }];
  return (
    <form noValidate className="grid w-full gap-3" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary problems={problems} attempt={form.attempt} />
      <TextField
        {...code}
        label={text.code}
        hint={text.codeHint}
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        error={code.error ?? fault}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onAgain}>{text.again}</Button>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.confirm}
        </Button>
      </div>
    </form>
  );
}
