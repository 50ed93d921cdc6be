'use client';

import { useState } from 'react';
import { issuePaperNow } from './queries/papers/action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import type { IssuePaper } from '@/lib/papers/issue-paper.input';
import { papersText } from '@/lib/text/papers';

interface PaperButtonProps {
  paper: IssuePaper;
  label?: string;
  variant?: 'primary' | 'secondary';
}

/** Has a paper given out and fetches its PDF. What stands in its way is said beside the button. */
export function PaperButton({ paper, label = papersText.download, variant = 'secondary' }: PaperButtonProps) {
  const { send, pending, problem } = useDoor(issuePaperNow);
  const [given, setGiven] = useState('');

  async function fetchPaper() {
    const answer = await send(paper);
    if (!answer.ok) return isSignedOut(answer) && signInAgain();
    setGiven(answer.result.number);
    window.location.assign(`/api/papers/${answer.result.id}`);
  }

  return (
    <>
      <Button variant={variant} pending={pending} onClick={() => void fetchPaper()}>
        {label}
      </Button>
      {problem && (
        <p role="alert" className="field-error">
          {problemsOf(problem)[0]?.message}
        </p>
      )}
      {given !== '' && (
        <span role="status" className="sr-only">
          {papersText.given(given)}
        </span>
      )}
    </>
  );
}
