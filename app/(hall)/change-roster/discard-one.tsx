'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { discardChanges } from './action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { changeRosterText as text } from '@/lib/text/change-roster';

/** 删除 (of a sealing: 撤销) of one draft. */
export function DiscardOne({ id, label, name }: { id: string; label: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(discardChanges);

  async function discard() {
    const answer = await door.send({ list: 'change-roster', select: [id] });
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    if (!answer.ok) return;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <button type="button" className="link" onClick={() => setAsking(true)} aria-label={`${label} ${name}`}>
        {label}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={text.discardTitle}
          tone="danger"
          confirmLabel={label}
          pending={door.pending}
          onConfirm={() => void discard()}
          onCancel={() => setAsking(false)}
        >
          <p>{name}</p>
          <p>{text.discardAbout('1')}</p>
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
