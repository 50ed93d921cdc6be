'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { discardChanges, submitChanges } from './action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { useSelection, type Selection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { changeRosterText as text } from '@/lib/text/change-roster';

/** [删除] [提交 n 条] of the selection, each after a question that names what it will do. */
export function BatchActions({ maySubmit }: { maySubmit: boolean }) {
  const { selection, count, clear } = useSelection();
  const [asking, setAsking] = useState<'submit' | 'discard' | null>(null);
  const router = useRouter();
  const submit = useDoor(submitChanges);
  const discard = useDoor(discardChanges);
  const shown = formatCount(count);

  async function send(which: 'submit' | 'discard') {
    const sent = { list: 'change-roster', select: selected(selection) };
    const answer = which === 'submit' ? await submit.send(sent) : await discard.send(sent);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(null);
    clear();
    if ('number' in answer.result) router.push(`/change-roster/submitted/${answer.result.number}`);
    else router.refresh();
  }

  function ask(which: 'submit' | 'discard') {
    submit.clear();
    discard.clear();
    setAsking(which);
  }

  const door = asking === 'submit' ? submit : discard;
  return (
    <>
      <Button variant="secondary" disabled={count === 0} onClick={() => ask('discard')}>
        {text.discard}
      </Button>
      {maySubmit && (
        <Button variant="primary" disabled={count === 0} onClick={() => ask('submit')}>
          {count === 0 ? text.submit : text.submitCount(shown)}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          width="medium"
          title={asking === 'submit' ? text.submitTitle : text.discardTitle}
          tone={asking === 'submit' ? 'primary' : 'danger'}
          confirmLabel={asking === 'submit' ? text.submitCount(shown) : text.discardConfirm(shown)}
          pending={door.pending}
          onConfirm={() => void send(asking)}
          onCancel={() => setAsking(null)}
        >
          <About which={asking} shown={shown} />
          {problemsOf(door.problem).map(({ message }) => (
            <p key={message} role="alert" className="field-error">
              {message}
            </p>
          ))}
          {door.pending && <RunningProgress watched={door.key} label={text.submitting} />}
        </ConfirmDialog>
      )}
    </>
  );
}

function About({ which, shown }: { which: 'submit' | 'discard'; shown: string }) {
  if (which === 'discard') return <p>{text.discardAbout(shown)}</p>;
  return (
    <>
      <p>{text.submitAbout(shown)}</p>
      <ul className="list-disc pl-5">
        <li>{text.submitGood}</li>
        <li>{text.submitFaulty}</li>
        <li>{text.submitUndo}</li>
      </ul>
    </>
  );
}

function selected(selection: Selection): string[] | 'all' | 'faulty' {
  return selection.reach === 'rows' ? selection.ids : selection.reach;
}
