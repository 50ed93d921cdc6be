'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { raiseIdNumber } from '../../action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { employeeEditText as text } from '@/lib/text/maintenance';

/** 升位 of an old ID number: nothing is typed, and it says what has become of it under the manual's words (MS-12). */
export function RaiseIdNumber({ account, offered }: { account: string; offered: boolean }) {
  const router = useRouter();
  const door = useDoor(raiseIdNumber);
  const [raised, setRaised] = useState<{ name: string; before: string; after: string } | null>(null);
  const [attempt, setAttempt] = useState(0);

  async function raise() {
    const answer = await door.send({ account });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setRaised(answer.result);
    router.refresh();
  }

  if (raised) {
    return (
      <Note live="status" tone="success" title={text.done(raised.name)}>
        {text.upgradeAbout(raised.before, raised.after)}
      </Note>
    );
  }
  if (!offered) return null;
  return (
    <>
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      <Note
        tone="warning"
        title={text.upgradeTitle}
        action={
          <Button variant="primary" pending={door.pending} onClick={() => void raise()}>
            {text.upgrade}
          </Button>
        }
      >
        {text.upgradeOffer}
      </Note>
    </>
  );
}
