'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { revokeReviewed } from '../../../action';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { TextAreaField } from '@/components/form/text-area-field';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { decidedText as text } from '@/lib/text/office';

/** 撤销 of a filing that the centre approved: says what it does, asks for the reason. */
export function RevokeReviewed({ id, about }: { id: string; about: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const door = useDoor(revokeReviewed);

  async function revoke() {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return field.current?.focus();
    const answer = await door.send({ id, reason });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  const problems = problemsOf(door.problem);
  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => {
          door.clear();
          setMissing(false);
          setAsking(true);
        }}
      >
        {text.revoke}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={text.dialogTitle}
          tone="danger"
          confirmLabel={text.confirm}
          pending={door.pending}
          onConfirm={() => void revoke()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            <p>{about}</p>
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
