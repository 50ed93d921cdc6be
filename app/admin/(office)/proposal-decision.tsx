'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { Door } from '@/lib/operations/answer';

interface Words {
  decide: string;
  confirm: string;
  decline: string;
}

interface ProposalDecisionProps<Result> {
  id: string;
  about: string;
  words: Words;
  door: Door<Result>;
  /** The page where one goes on, and what it says was done, by the decision. */
  list: '/admin/suspense' | '/admin/withdrawals';
  did: { confirm: string; decline: string };
}

/** 复核 by a second person: money moves as was proposed, or does not. */
export function ProposalDecision<Result>({ id, about, words, door: to, list, did }: ProposalDecisionProps<Result>) {
  const [sent, setSent] = useState<'confirm' | 'decline' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(to);

  async function decide(decision: 'confirm' | 'decline') {
    setSent(decision);
    const answer = await door.send({ id, decision });
    setAttempt((before) => before + 1);
    if (answer.ok) return router.push(`${list}?did=${did[decision]}` as Route);
    if (isSignedOut(answer)) signInAgain();
  }

  return (
    <Section title={words.decide}>
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      <p>{about}</p>
      <FormActions>
        <Button
          variant="danger"
          pending={door.pending && sent === 'decline'}
          disabled={door.pending}
          onClick={() => void decide('decline')}
        >
          {words.decline}
        </Button>
        <Button
          variant="primary"
          pending={door.pending && sent === 'confirm'}
          disabled={door.pending}
          onClick={() => void decide('confirm')}
        >
          {words.confirm}
        </Button>
      </FormActions>
    </Section>
  );
}
