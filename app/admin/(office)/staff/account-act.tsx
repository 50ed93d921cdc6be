'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { leaveNote } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';

interface AccountActProps {
  door: Door<unknown>;
  input: unknown;
  word: string;
  about: string;
  did: string;
  danger?: boolean;
}

/** Something done to somebody's account after asking; it leads back to the list, which says so. */
export function AccountAct({ door: act, input, word, about, did, danger = false }: AccountActProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(act);

  async function send() {
    const answer = await door.send(input);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    leaveNote(did);
    router.push('/admin/staff');
  }

  return (
    <>
      <Button
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {word}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={word}
          tone={danger ? 'danger' : 'primary'}
          confirmLabel={word}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <p>{about}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
