'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { TextField } from '@/components/form/text-field';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';
import { requestToAnswerText as text } from '@/lib/text/transfers';

type Decision = 'accept' | 'decline';

interface AnswerRequestProps {
  id: string;
  name: string;
  unit: string;
  send: Door<{ id: string }>;
  /** The centre gives a reason for agreeing too. */
  alwaysReason?: boolean;
}

/** 同意转移 and 不同意 of one request: agreeing transfers at once, declining needs a reason. */
export function AnswerRequest({ id, name, unit, send, alwaysReason = false }: AnswerRequestProps) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const [opinion, setOpinion] = useState('');
  const [missing, setMissing] = useState(false);
  const router = useRouter();
  const door = useDoor(send);

  const form = `transfer-request:${id}`;
  useKeptTyping<{ decision: Decision; opinion: string }>(form, (kept) => {
    setOpinion(kept.opinion);
    setAsking(kept.decision);
  });

  function ask(decision: Decision) {
    door.clear();
    setMissing(false);
    setAsking(decision);
  }

  async function answer(decision: Decision) {
    const reasoned = alwaysReason || decision === 'decline';
    const lacking = reasoned && opinion.trim() === '';
    setMissing(lacking);
    if (lacking) return;
    const said = await door.send({ id, decision, opinion: reasoned ? opinion : '' });
    if (!said.ok) {
      if (!isSignedOut(said)) return;
      keepTyping(form, { decision, opinion });
      return signInAgain();
    }
    setAsking(null);
    router.refresh();
  }

  const reasonMissing = alwaysReason ? text.decisionMissing : text.reasonMissing;
  const acceptAbout = alwaysReason ? text.acceptForUnit : text.acceptAbout;
  const problems = problemsOf(door.problem);
  return (
    <span className="flex gap-3">
      {(['accept', 'decline'] as const).map((decision) => (
        <button
          key={decision}
          type="button"
          className="link"
          onClick={() => ask(decision)}
          aria-label={`${text[decision]} ${name}`}
        >
          {text[decision]}
        </button>
      ))}
      {asking && (
        <ConfirmDialog
          open
          title={text[asking]}
          tone={asking === 'accept' ? 'primary' : 'danger'}
          confirmLabel={text[asking]}
          pending={door.pending}
          onConfirm={() => void answer(asking)}
          onCancel={() => setAsking(null)}
        >
          <p className="mb-2">{asking === 'accept' ? acceptAbout(name, unit) : text.declineAbout(name, unit)}</p>
          {(alwaysReason || asking === 'decline') && (
            <TextField
              name="opinion"
              label={text.reason}
              required
              maxLength={200}
              value={opinion}
              error={missing ? reasonMissing : errorsByField(problems).opinion}
              onChange={(event) => setOpinion(event.currentTarget.value)}
            />
          )}
          <DialogProblems problems={problems} fields={['opinion']} />
        </ConfirmDialog>
      )}
    </span>
  );
}
