'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { SubmittedDoors } from './doors';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { undoText as text } from '@/lib/text/filings';

export type UndoDoor = SubmittedDoors['undo'];

interface UndoSubmissionProps {
  door: UndoDoor;
  number: string;
  /** How many lines, and until what time; null when it is too late or nothing is left. */
  undoable: { lines: number; until: string } | null;
  /** Where something else says what it did, because this goes with what was taken back. */
  onUndone?: (said: string) => void;
}

/** 撤回本次提交: the regret of ten minutes. It stays to say what it did when there is nothing to take back any more. */
export function UndoSubmission({ door: undo, number, undoable, onUndone }: UndoSubmissionProps) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const router = useRouter();
  const door = useDoor(undo);

  async function takeBack() {
    const answer = await door.send({ number });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    const { revoked, withdrawn } = answer.result;
    (onUndone ?? setSaid)(text.done(formatCount(revoked), formatCount(withdrawn)));
    setAsking(false);
    router.refresh();
  }

  const count = formatCount(undoable?.lines ?? 0);
  return (
    <>
      {!onUndone && <p role="status">{said}</p>}
      {undoable && (
        <p className={`flex flex-wrap items-center gap-2 ${onUndone ? '' : 'mb-2'}`}>
          {text.until(undoable.until)}
          <Button
            aria-label={onUndone && text.openOf(number)}
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
