'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';
import { documentsText as text } from '@/lib/text/documents';

interface RemoveDocumentProps {
  id: string;
  name: string;
  remove: Door<{ id: string }>;
}

/** 删除 of one document, after a question. */
export function RemoveDocument({ id, name, remove: send }: RemoveDocumentProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(send);

  async function remove() {
    const answer = await door.send({ id });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  function ask() {
    door.clear();
    setAsking(true);
  }

  return (
    <>
      <button type="button" className="link" onClick={ask} aria-label={`${text.remove} ${name}`}>
        {text.remove}
      </button>
      {asking && (
        <ConfirmDialog
          open
          title={text.removeTitle}
          tone="danger"
          confirmLabel={text.remove}
          pending={door.pending}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.removeAbout(name)}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
