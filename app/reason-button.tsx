'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { DialogProblems } from './dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from './door-problems';
import { keepTyping } from './kept-typing';
import { ReasonField, useReason } from './reason-field';
import { useDoor } from './use-door';
import { useKeptTyping } from './use-kept-typing';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';

interface ReasonButtonProps {
  /** Takes the input and the reason. */
  door: Door<unknown>;
  /** What the reason is called there. */
  field?: 'reason' | 'opinion';
  input: Readonly<Record<string, string>>;
  words: { open: string; title: string; confirm: string; reason: string; reasonMissing: string };
  look?: 'link' | 'button';
  /** Whether it takes back for good what was done. */
  danger?: boolean;
  /** Names it among others of its kind, as 作废 2019082000000012. */
  name?: string;
  /** What it does. */
  children: ReactNode;
}

/** Takes something back: says what that does, asks for the reason, and shows the page anew. After a new login it asks again, as it was left. */
export function ReasonButton(props: ReasonButtonProps) {
  const { door: to, field: called = 'reason', input, words, look = 'button', danger = true, name, children } = props;
  const [asking, setAsking] = useState(false);
  const reason = useReason();
  const router = useRouter();
  const door = useDoor(to);

  const form = `reason:${words.title}:${Object.values(input).join(' ')}`;
  useKeptTyping<string>(form, (kept) => {
    reason.say(kept);
    setAsking(true);
  });

  function ask() {
    door.clear();
    reason.askAnew();
    setAsking(true);
  }

  async function send() {
    if (!reason.isGiven()) return;
    const answer = await door.send({ ...input, [called]: reason.said });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(form, reason.said);
      return signInAgain();
    }
    setAsking(false);
    router.refresh();
  }

  const problems = problemsOf(door.problem);
  return (
    <>
      {look === 'link' ? (
        <button type="button" className="link" aria-label={name} onClick={ask}>
          {words.open}
        </button>
      ) : (
        <Button variant={danger ? 'danger' : undefined} onClick={ask}>
          {words.open}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={words.title}
          tone={danger ? 'danger' : 'primary'}
          confirmLabel={words.confirm}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <div className="grid gap-2">
            {children}
            <ReasonField reason={reason} name={called} words={words} problems={problems} />
            <DialogProblems problems={problems} fields={[called]} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
