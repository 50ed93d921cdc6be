'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { acceptByThisAccount } from './action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepForAnybody, takeKeptTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { agencyText as text } from '@/lib/text/agency';
import { INVITATION } from '@/lib/values/invitation';

/** The invitation whose link was opened in this tab before signing in; nothing where there is none. */
export function AcceptInvitation() {
  const [token, setToken] = useState<string | null>(null);
  const [accepted, setAccepted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(acceptByThisAccount);

  useEffect(() => {
    const timer = setTimeout(() => setToken((known) => known ?? takeKeptTyping<string>(INVITATION)), 0);
    return () => clearTimeout(timer);
  }, []);

  async function accept(invitation: string) {
    const answer = await door.send({ token: invitation });
    setAttempt((before) => before + 1);
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepForAnybody(INVITATION, invitation);
      return signInAgain();
    }
    setToken(null);
    setAccepted(true);
    router.refresh();
  }

  return (
    <div role="status" className="grid gap-2">
      {accepted && <Note tone="success">{text.accepted}</Note>}
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      {token !== null && (
        <Note
          tone="info"
          title={text.invitation}
          action={
            <Button variant="primary" pending={door.pending} onClick={() => void accept(token)}>
              {text.accept}
            </Button>
          }
        >
          {text.invitationAbout}
        </Note>
      )}
    </div>
  );
}
