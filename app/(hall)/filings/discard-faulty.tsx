'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DraftDoors } from './doors';
import { leaveNote } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FilingList } from '@/lib/filings/lists';
import { isDecided } from '@/lib/operations/answer';
import { filingsText, importText } from '@/lib/text/filings';

interface DiscardFaultyProps {
  list: FilingList;
  importId: string;
  count: string;
  /** Which faulty drafts these are. */
  seen: string;
  discard: DraftDoors['discard'];
}

/** 删除有误数据: the faulty drafts that came with this import. */
export function DiscardFaulty({ list, importId, count, seen, discard: send }: DiscardFaultyProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(send);

  async function discard() {
    const answer = await door.send({ list, importId, select: 'faulty', seen });
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    // Where nothing came back the page stays, so that pressing again is the same request.
    if (!answer.ok) return isDecided(answer) ? router.refresh() : undefined;
    leaveNote(importText.discarded(formatCount(answer.result.discarded + answer.result.closed)));
    router.push(`/${list}` as Route);
  }

  function ask() {
    door.clear();
    setAsking(true);
  }

  return (
    <>
      <Button onClick={ask}>{importText.discardFaulty}</Button>
      {asking && (
        <ConfirmDialog
          open
          title={filingsText.discardTitle}
          tone="danger"
          confirmLabel={importText.discardFaulty}
          pending={door.pending}
          onConfirm={() => void discard()}
          onCancel={() => setAsking(false)}
        >
          <p>{filingsText.discardAbout(count)}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
