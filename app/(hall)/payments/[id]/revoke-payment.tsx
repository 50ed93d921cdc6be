'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { revokePayment } from '../action';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokePaymentText as text } from '@/lib/text/payments';

/** 撤销 of a payment of back payments that waits for money: says what it does, asks for the reason. */
export function RevokePayment({ paymentId, about }: { paymentId: string; about: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const door = useDoor(revokePayment);

  async function revoke() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return field.current?.focus();
    const answer = await door.send({ paymentId, reason });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  const problems = problemsOf(door.problem);
  return (
    <>
      <Button
        variant="danger"
        onClick={() => {
          door.clear();
          setMissing(false);
          setAsking(true);
        }}
      >
        {text.open}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.title}
          tone="danger"
          confirmLabel={text.title}
          pending={door.pending}
          onConfirm={() => void revoke()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            <p>{about}</p>
            <p>{text.then}</p>
            <TextAreaField
              ref={field}
              name="reason"
              label={text.reason}
              required
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={missing ? text.reasonMissing : errorsByField(problems).reason}
            />
            <DialogProblems problems={problems} fields={['reason']} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
