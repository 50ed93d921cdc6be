'use client';

import { useState } from 'react';
import { inviteFirst } from '../action';
import { DemoMessage } from '@/app/demo-message';
import { DialogProblems } from '@/app/dialog-problems';
import { problemsOf } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { unitsText as text } from '@/lib/text/units';

/** Sends the unit's first 专管员 another link. */
export function InviteFirst({ unitId }: { unitId: string }) {
  const [sent, setSent] = useState<string[]>([]);
  const door = useDoor(inviteFirst);

  async function invite() {
    const answer = await door.send({ unitId });
    if (answer.ok) setSent((before) => [...before, answer.result.phone]);
  }

  const last = sent.at(-1);
  return (
    <div className="grid justify-items-start gap-2">
      <Button pending={door.pending} onClick={() => void invite()}>
        {text.invite}
      </Button>
      <DialogProblems problems={problemsOf(door.problem)} />
      {last !== undefined && (
        <>
          <Note tone="success" live="status">
            {text.invited(last)}
          </Note>
          <DemoMessage after={sent.length} />
        </>
      )}
    </div>
  );
}
