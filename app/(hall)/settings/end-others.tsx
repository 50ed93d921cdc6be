'use client';

import { useState } from 'react';
import { endOthers } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { problemsOf } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ownSessionsText as text } from '@/lib/text/settings';

/** 结束其他会话, asked first. */
export function EndOthers() {
  const [asking, setAsking] = useState(false);
  const door = useDoor(endOthers);

  async function end() {
    const answer = await door.send({});
    if (answer.ok) setAsking(false);
  }

  return (
    <>
      <Button onClick={() => setAsking(true)}>{text.end}</Button>
      <ConfirmDialog
        open={asking}
        title={text.end}
        pending={door.pending}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      >
        <p>{text.question}</p>
        <DialogProblems problems={problemsOf(door.problem)} />
      </ConfirmDialog>
    </>
  );
}
