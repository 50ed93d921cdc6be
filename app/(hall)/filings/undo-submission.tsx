'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';
import { undoText as text } from '@/lib/text/filings';

export type UndoDoor = Door<{ revoked: number; withdrawn: number }>;

interface UndoSubmissionProps {
  door: UndoDoor;
  number: string;
  /** How many lines, and until what time; null when it is too late or nothing is left. */
  undoable: { lines: number; until: string } | null;
}

/** 撤回本次提交: the regret of ten minutes. It stays to say what it did when there is nothing to take back any more. */
export function UndoSubmission({ door: undo, number, undoable }: UndoSubmissionProps) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const router = useRouter();
  const door = useDoor(undo);

  async function takeBack() {
    const answer = await door.send({ number });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    const { revoked, withdrawn } = answer.result;
    setSaid(text.done(formatCount(revoked), formatCount(withdrawn)));
    setAsking(false);
    router.refresh();
  }

  const count = formatCount(undoable?.lines ?? 0);
  return (
    <>
      <p role="status">{said}</p>
      {undoable && (
        <p className="mb-2 flex flex-wrap items-center gap-2">
          {text.until(undoable.until)}
          <Button
            variant="danger"
            size="small"
            onClick={() => {
              door.clear();
              setAsking(true);
            }}
          >
            {text.open}
          </Button>
        </p>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={text.title}
          tone="danger"
          confirmLabel={text.confirm(count)}
          pending={door.pending}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.about(count)}</p>
          <p className="mt-2">{text.kept}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
