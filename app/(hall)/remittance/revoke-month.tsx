'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { revokeMonth } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokeText as text } from '@/lib/text/remittance';

interface RevokeMonthProps {
  remittanceId: string;
  month: string;
  heads: string;
  amount: string;
  /** A payment is registered, and goes with the roster. */
  registered: boolean;
  look: 'link' | 'button';
}

/** 撤销 of a month that is saved or waits for money: says what it does, asks for the reason. */
export function RevokeMonth({ remittanceId, month, heads, amount, registered, look }: RevokeMonthProps) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const door = useDoor(revokeMonth);

  function ask() {
    door.clear();
    setMissing(false);
    setAsking(true);
  }

  async function revoke() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return field.current?.focus();
    const answer = await door.send({ remittanceId, reason });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  const problems = problemsOf(door.problem);
  return (
    <>
      {look === 'link' ? (
        <button type="button" className="link" onClick={ask}>
          {text.open}
        </button>
      ) : (
        <Button variant="danger" onClick={ask}>
          {text.open}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={text.title}
          tone="danger"
          confirmLabel={text.confirm}
          pending={door.pending}
          onConfirm={() => void revoke()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            <p>{text.about(month, heads, amount)}</p>
            <ul className="list-disc pl-5">
              <li>{text.opens}</li>
              {registered && <li>{text.cancelsPayment}</li>}
              <li>{text.kept}</li>
            </ul>
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
