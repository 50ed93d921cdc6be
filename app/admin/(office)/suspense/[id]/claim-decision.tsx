'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { decideSuspenseClaim } from '../../../action';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { claimText as text } from '@/lib/text/office';

/** 复核认领 by a second person: the money moves to the unit, or the claim is declined. */
export function ClaimDecision({ id, about }: { id: string; about: string }) {
  const [sent, setSent] = useState<'confirm' | 'decline' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(decideSuspenseClaim);

  async function decide(decision: 'confirm' | 'decline') {
    setSent(decision);
    const answer = await door.send({ id, decision });
    setAttempt((before) => before + 1);
    if (answer.ok) return router.push(`/admin/suspense?did=${decision}` as Route);
    if (isSignedOut(answer)) signInAgain();
  }

  return (
    <Section title={text.decide}>
      <ErrorSummary problems={problemsOf(door.problem)} attempt={attempt} />
      <p>{about}</p>
      <FormActions>
        <Button
          variant="danger"
          pending={door.pending && sent === 'decline'}
          disabled={door.pending}
          onClick={() => void decide('decline')}
        >
          {text.decline}
        </Button>
        <Button
          variant="primary"
          pending={door.pending && sent === 'confirm'}
          disabled={door.pending}
          onClick={() => void decide('confirm')}
        >
          {text.confirm}
        </Button>
      </FormActions>
    </Section>
  );
}
