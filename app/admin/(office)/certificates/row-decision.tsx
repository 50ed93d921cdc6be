'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';

export interface RowChoice {
  label: string;
  /** What it does, said before it is done. */
  about: string;
  danger?: boolean;
  input: { id: string; decision?: 'confirm' | 'decline' };
}

/** A step for one row, asked for again before it is taken. */
export function RowDecision<Result>({ door: through, choice }: { door: Door<Result>; choice: RowChoice }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(through);

  async function send() {
    const answer = await door.send(choice.input);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <button
        type="button"
        className="link"
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {choice.label}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={choice.label}
          tone={choice.danger ? 'danger' : undefined}
          confirmLabel={choice.label}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            <p>{choice.about}</p>
            <DialogProblems problems={problemsOf(door.problem)} fields={[]} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
