'use client';

import { useState } from 'react';
import { printRoster } from '../../queries/papers/action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { papersText as text } from '@/lib/text/papers';

/** 汇缴清册 as PDF: at once, or for many people by a job. */
export function RosterPaper({ remittanceId }: { remittanceId: string }) {
  const { send, pending, problem } = useDoor(printRoster);
  const [started, setStarted] = useState<number | null>(null);

  async function fetchRoster() {
    setStarted(null);
    const answer = await send({ remittanceId });
    if (!answer.ok) return isSignedOut(answer) && signInAgain();
    if (answer.result.jobId !== null) return setStarted(answer.result.people);
    window.location.assign(`/api/papers/${answer.result.id}`);
  }

  return (
    <>
      {problem && (
        <p role="alert" className="field-error">
          {problemsOf(problem)[0]?.message}
        </p>
      )}
      {started !== null && (
        <span role="status" className="flex items-center gap-2">
          {text.rosterStarted(formatCount(started))}
          <LinkButton href="/jobs">{text.toJobs}</LinkButton>
        </span>
      )}
      <Button pending={pending} onClick={() => void fetchRoster()}>
        {text.download}
      </Button>
    </>
  );
}
