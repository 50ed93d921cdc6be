'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { onSessionUse, sessionWasUsed } from './session-activity';
import { keepSession } from './session-request';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Note } from '@/components/ui/note';
import type { Login } from '@/lib/auth/login-address';
import { IDLE_MILLISECONDS, WARN_AFTER_MILLISECONDS } from '@/lib/auth/session-limits';
import { sessionText as text } from '@/lib/text/frame';

type Stage = 'ending' | 'over' | 'unreachable';

interface SessionWarningProps {
  /** The id of whose session this page was made for. */
  who: string;
  login: Login;
}

/**
 * Says in time that the session will idle out. 继续使用 keeps it alive and leaves the page as it stands; once it has ended, somebody signs in in
 * another window and goes on here, with whatever he had typed.
 */
export function SessionWarning({ who, login }: SessionWarningProps) {
  const [stage, reach] = useStage(who);
  const [asking, setAsking] = useState(false);
  if (stage === null) return null;

  async function stay() {
    setAsking(true);
    const answer = await keepSession(who);
    setAsking(false);
    if (answer === 'alive') sessionWasUsed();
    else reach(answer);
  }

  return (
    <div className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-xl bg-paper shadow-float">
      <Note
        key={stage}
        tone={stage === 'over' ? 'danger' : 'warning'}
        live="alert"
        title={text.titles[stage]}
        action={
          <>
            {stage === 'over' && (
              <a href={login} target="_blank" rel="noopener" className={buttonClass({})}>
                {text.signInElsewhere}
              </a>
            )}
            <Button variant="primary" pending={asking} onClick={() => void stay()}>
              {text.stay}
            </Button>
          </>
        }
      >
        {text.sentences[stage]}
      </Note>
    </div>
  );
}

/** How near the end is, counted anew from each page and each answer of a door, in whichever tab; null while it is far. */
function useStage(who: string): [Stage | null, (stage: Stage) => void] {
  const path = usePathname();
  const query = useSearchParams().toString();
  const [uses, setUses] = useState(0);
  const [reached, setReached] = useState<{ stage: Stage; since: number } | null>(null);

  useEffect(() => onSessionUse(who, () => setUses((before) => before + 1)), [who]);

  useEffect(() => sessionWasUsed(), [path, query]);

  useEffect(() => {
    const timers = [
      setTimeout(() => setReached({ stage: 'ending', since: uses }), WARN_AFTER_MILLISECONDS),
      setTimeout(() => setReached({ stage: 'over', since: uses }), IDLE_MILLISECONDS),
    ];
    return () => timers.forEach(clearTimeout);
  }, [uses]);

  return [reached?.since === uses ? reached.stage : null, (stage) => setReached({ stage, since: uses })];
}
