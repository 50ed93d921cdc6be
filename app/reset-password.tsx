'use client';

import { useState } from 'react';
import { DemoMessage } from './demo-message';
import { DialogProblems } from './dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from './door-problems';
import { useDoor } from './use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import type { Door } from '@/lib/operations/answer';
import { actionText } from '@/lib/text/interface';
import { operatorText as text } from '@/lib/text/operators';

interface ResetPasswordProps {
  door: Door<{ phone: string | null }>;
  id: string;
  name: string;
  phone: string | null;
}

/** 重置密码[R] of an operator or of staff: says what it does, then that the link is on its way. */
export function ResetPassword({ door: reset, id, name, phone }: ResetPasswordProps) {
  const [asking, setAsking] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const door = useDoor(reset);

  async function send() {
    const answer = await door.send({ id });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    setSentTo(answer.result.phone);
  }

  return (
    <>
      <Button
        accessLetter="R"
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {text.reset}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.reset}
          tone="danger"
          confirmLabel={text.reset}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.resetAbout(name, phone ?? '')}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
      {sentTo !== null && (
        <Dialog
          open
          title={text.resetDone}
          onClose={() => setSentTo(null)}
          actions={<Button onClick={() => setSentTo(null)}>{actionText.close}</Button>}
        >
          <p className="mb-3">{text.linkSent(sentTo)}</p>
          <DemoMessage after={sentTo} />
        </Dialog>
      )}
    </>
  );
}
