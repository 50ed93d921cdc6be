'use client';

import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { tellOtherTabs } from '@/app/other-unit';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import type { Answer, Sent } from '@/lib/operations/answer';
import { agencyText as text } from '@/lib/text/agency';

/** 切换到此单位: the cookie changes, so the whole page is left. */
export function SwitchUnit({ operatorId, unitName }: { operatorId: string; unitName: string }) {
  const door = useDoor(switchUnit);

  async function go() {
    const answer = await door.send({ operatorId });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    tellOtherTabs(operatorId);
    window.location.assign('/');
  }

  return (
    <>
      <Button aria-label={text.switchTo(unitName)} pending={door.pending} onClick={() => void go()}>
        {text.switch}
      </Button>
      <DialogProblems problems={problemsOf(door.problem)} />
    </>
  );
}

async function switchUnit({ key, who, input }: Sent): Promise<Answer<{ operatorId: string }>> {
  const { operatorId } = input as { operatorId: string };
  const response = await fetch('/api/session/unit', { method: 'POST', body: JSON.stringify({ key, who, operatorId }) });
  if (response.status === 401) return { ok: false, kind: 'refused', code: 'signed-out', values: {} };
  return (await response.json()) as Answer<{ operatorId: string }>;
}
