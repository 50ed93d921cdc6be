'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { declarePaperVoid } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { TextField } from '@/components/form/text-field';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { papersText as text } from '@/lib/text/papers';

/** 作废 of one paper, with the reason. */
export function RevokePaper({ id, kind, number }: { id: string; kind: string; number: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const router = useRouter();
  const door = useDoor(declarePaperVoid);
  const problems = problemsOf(door.problem);

  async function revoke() {
    const answer = await door.send({ id, reason });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <button type="button" className="link" onClick={() => setAsking(true)} aria-label={`${text.revoke} ${number}`}>
        {text.revoke}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={text.revokeTitle}
          tone="danger"
          width="medium"
          confirmLabel={text.confirmRevoke}
          pending={door.pending}
          onConfirm={() => void revoke()}
          onCancel={() => setAsking(false)}
        >
          <p className="mb-2">{text.revokeAbout(kind, number)}</p>
          <TextField
            name="reason"
            label={text.reason}
            required
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problems.find(({ field }) => field === 'reason')?.message}
          />
          <DialogProblems problems={problems} fields={['reason']} />
        </ConfirmDialog>
      )}
    </>
  );
}
