'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { chooseTwoPersons } from './action';
import { DialogProblems } from '@/app/dialog-problems';
import { approvalOf, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { secondPersonText as text } from '@/lib/text/approvals';

/** [启用双人复核] or [停用双人复核], after a question that says what it means. */
export function SecondPerson({ wanted }: { wanted: boolean }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(chooseTwoPersons);
  const label = wanted ? text.turnOff : text.turnOn;

  async function choose() {
    const answer = await door.send({ wanted: !wanted });
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    const waits = approvalOf(answer);
    if (waits !== null) return router.push(`/approvals/${waits}`);
    if (!answer.ok) return;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <Button
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={label}
          confirmLabel={label}
          pending={door.pending}
          onConfirm={() => void choose()}
          onCancel={() => setAsking(false)}
        >
          <p>{wanted ? text.offAbout : text.onAbout}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
