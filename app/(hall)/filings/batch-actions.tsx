'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { selectedShares, selectionInput, type DraftPart } from './draft-part';
import type { DraftDoors } from './doors';
import { SubmitPreview, submittable } from './submit-preview';
import { sayHere } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { isDecided } from '@/lib/operations/answer';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText as text } from '@/lib/text/filings';

interface BatchActionsProps {
  part: DraftPart;
  doors: DraftDoors;
  maySubmit: boolean;
}

/** [删除] [提交 n 条] of the selection, each after a question that names what it will do. */
export function BatchActions({ part, doors, maySubmit }: BatchActionsProps) {
  const { selection, count, clear } = useSelection();
  const [asking, setAsking] = useState<'submit' | 'discard' | null>(null);
  const router = useRouter();
  const submit = useDoor(doors.submit);
  const discard = useDoor(doors.discard);
  const shares = selectedShares(part, selection);
  const good = submittable(shares);
  const submitWords = good === 0 ? text.submit : text.submitCount(formatCount(good));
  const door = asking === 'submit' ? submit : discard;

  async function send(which: 'submit' | 'discard') {
    const sent = selectionInput(part, selection);
    const answer = which === 'submit' ? await submit.send(sent) : await discard.send(sent);
    if (!answer.ok) {
      if (isSignedOut(answer)) signInAgain();
      // 验证描述 may say more now than it did when the page was made. Where nothing came back the page stays: pressing again is the same request.
      else if (isDecided(answer)) router.refresh();
      return;
    }
    setAsking(null);
    clear();
    if ('number' in answer.result) return router.push(`/${part.list}/submitted/${answer.result.number}` as Route);
    sayHere(text.discarded(formatCount(answer.result.discarded + answer.result.closed)));
  }

  function ask(which: 'submit' | 'discard') {
    submit.clear();
    discard.clear();
    setAsking(which);
  }

  return (
    <>
      <Button disabled={count === 0} onClick={() => ask('discard')}>
        {text.discard}
      </Button>
      {maySubmit && (
        <Button variant="primary" disabled={count === 0} onClick={() => ask('submit')}>
          {submitWords}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          width="medium"
          title={asking === 'submit' ? FILING_LIST_WORDS[part.list].submitTitle : text.discardTitle}
          tone={asking === 'submit' ? 'primary' : 'danger'}
          confirmLabel={asking === 'submit' ? submitWords : text.discardConfirm(formatCount(count))}
          pending={door.pending}
          onConfirm={() => void send(asking)}
          onCancel={() => setAsking(null)}
        >
          {asking === 'discard' ? (
            <p>{text.discardAbout(formatCount(count))}</p>
          ) : (
            <>
              <SubmitPreview list={part.list} shares={shares} />
              <p className="mt-3">{good === 0 ? text.submitNothing : FILING_LIST_WORDS[part.list].revocable}</p>
            </>
          )}
          <DialogProblems problems={problemsOf(door.problem)} />
          {door.pending && <RunningProgress watched={door.key} label={text.submitting} />}
        </ConfirmDialog>
      )}
    </>
  );
}
