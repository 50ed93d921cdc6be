'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { discardChanges } from '../../action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { changeRosterText, importText } from '@/lib/text/change-roster';

/** 删除有误数据: all faulty drafts of 变更清册. */
export function DiscardFaulty({ count }: { count: string }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(discardChanges);

  async function discard() {
    const answer = await door.send({ list: 'change-roster', select: 'faulty' });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
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
