'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { discardChanges } from '../../action';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { changeRosterText, importText } from '@/lib/text/change-roster';

/** 删除有误数据: the faulty drafts that came with this import. */
export function DiscardFaulty({ importId, count }: { importId: string; count: string }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(discardChanges);

  async function discard() {
    const answer = await door.send({ list: 'change-roster', importId, select: 'faulty' });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    leaveNote(importText.discarded(count));
    router.push('/change-roster');
  }

  return (
    <>
      <Button onClick={() => setAsking(true)}>{importText.discardFaulty}</Button>
      {asking && (
        <ConfirmDialog
          open
          title={changeRosterText.discardTitle}
          tone="danger"
          confirmLabel={importText.discardFaulty}
          pending={door.pending}
          onConfirm={() => void discard()}
          onCancel={() => setAsking(false)}
        >
          <p>{changeRosterText.discardAbout(count)}</p>
          {problemsOf(door.problem).map(({ message }) => (
            <p key={message} role="alert" className="field-error">
              {message}
            </p>
          ))}
        </ConfirmDialog>
      )}
    </>
  );
}
