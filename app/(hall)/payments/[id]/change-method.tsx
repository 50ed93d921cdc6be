'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { changePaymentMethod } from '../action';
import type { MethodOption, PaymentMethod } from '../method-options';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { RadioGroup } from '@/components/form/radio-group';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { changeMethodText as text } from '@/lib/text/payments';

interface ChangeMethodProps {
  paymentId: string;
  current: PaymentMethod;
  options: MethodOption[];
}

/** 更改缴款方式 of a payment that waits for money. 暂存款抵缴 pays it at once. */
export function ChangeMethod({ paymentId, current, options }: ChangeMethodProps) {
  const [asking, setAsking] = useState(false);
  const [method, setMethod] = useState(current);
  const router = useRouter();
  const door = useDoor(changePaymentMethod);

  function ask() {
    door.clear();
    setMethod(current);
    setAsking(true);
  }

  async function change() {
    if (method === current) return setAsking(false);
    const answer = await door.send({ paymentId, method });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <Button onClick={ask}>{text.open}</Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.open}
          width="medium"
          confirmLabel={method === 'suspense' ? text.payNow : text.confirm}
          pending={door.pending}
          onConfirm={() => void change()}
          onCancel={() => setAsking(false)}
        >
          <p className="mb-2">{text.about}</p>
          <RadioGroup
            name="method"
            label={text.method}
            defaultValue={method}
            onChange={(event) => setMethod(event.currentTarget.value as PaymentMethod)}
            options={options}
          />
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
