'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { askForTransfer, withdrawRequest } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { transferableText as text } from '@/lib/text/transfers';

interface RequestTransferProps {
  accountId: string;
  name: string;
  unit: string;
  /** The request that waits already; null where there is none. */
  requestId: string | null;
}

/** 请求转入, and 撤回请求 while it waits. */
export function RequestTransfer({ accountId, name, unit, requestId }: RequestTransferProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const request = useDoor(askForTransfer);
  const withdraw = useDoor(withdrawRequest);
  const door = requestId === null ? request : withdraw;
  const label = requestId === null ? text.request : text.withdraw;

  async function send() {
    const answer = requestId === null ? await request.send({ accountId }) : await withdraw.send({ id: requestId });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={`${label} ${name}`}
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {label}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={label}
          tone={requestId === null ? 'primary' : 'danger'}
          confirmLabel={label}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <p>{requestId === null ? text.requestAbout(name, unit) : text.withdrawAbout(name)}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
