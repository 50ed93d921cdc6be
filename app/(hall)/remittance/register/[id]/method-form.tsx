'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { registerMonth } from '../../action';
import type { MethodOption, PaymentMethod } from '../../../payments/method-options';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { registerText as text, remittanceText } from '@/lib/text/remittance';

interface MethodFormProps {
  remittanceId: string;
  options: MethodOption[];
}

/** 缴款方式 and 缴存; then on to the payment notice, or to the payment itself where nobody has to be told whom to pay. */
export function MethodForm({ remittanceId, options }: MethodFormProps) {
  const [method, setMethod] = useState<PaymentMethod>('transfer');
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(registerMonth);

  async function register() {
    const answer = await door.send({ remittanceId, method });
    setAttempt((before) => before + 1);
    if (answer.ok) {
      const payment = `/payments/${answer.result.paymentId}`;
      return router.push((method === 'suspense' || method === 'online' ? payment : `${payment}/notice`) as Route);
    }
    if (isSignedOut(answer)) return signInAgain();
    router.refresh();
  }

  return (
    <form
      noValidate
      className="mt-4 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
    >
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      <FormSection title={text.methodTitle} columns={1}>
        <RadioGroup
          name="method"
          label={text.method}
          required
          defaultValue={method}
          onChange={(event) => setMethod(event.currentTarget.value as PaymentMethod)}
          options={options}
        />
      </FormSection>
      <FormActions>
        <LinkButton href="/remittance">{remittanceText.back}</LinkButton>
        <Button type="submit" variant="primary" pending={door.pending}>
          {text.submit}
        </Button>
      </FormActions>
    </form>
  );
}
