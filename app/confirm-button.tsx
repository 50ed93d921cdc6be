'use client';

import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { DialogProblems } from './dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from './door-problems';
import { useDoor } from './use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { Door } from '@/lib/operations/answer';

interface ConfirmButtonProps {
  door: Door<unknown>;
  input: unknown;
  /** What the button says, and its dialog's button too. */
  label: string;
  /** The dialog's; the label where it has none of its own. */
  title?: string;
  look?: 'link' | 'small' | 'button';
  danger?: boolean;
  /** Names it among others of its kind, as 撤下 驱动程序 2.1. */
  name?: string;
  /** Instead of showing the page anew. */
  onDone?: () => void;
  /** What it does. */
  children: ReactNode;
}

/** Does something after asking, and shows the page anew. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { door: to, input, label, title = label, look = 'button', danger = false, name, onDone, children } = props;
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(to);

  function ask() {
    door.clear();
    setAsking(true);
  }

  async function send() {
    const answer = await door.send(input);
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    if (onDone) return onDone();
    router.refresh();
  }

  return (
    <>
      {look === 'link' ? (
        <button type="button" className="link" aria-label={name} onClick={ask}>
          {label}
        </button>
      ) : (
        <Button size={look === 'small' ? 'small' : undefined} aria-label={name} onClick={ask}>
          {label}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          open
          title={title}
          tone={danger ? 'danger' : 'primary'}
          confirmLabel={label}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <p>{children}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
