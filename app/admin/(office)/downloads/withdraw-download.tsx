'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { takeDownloadDown } from '../../action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { downloadsText as text } from '@/lib/text/downloads';

/** 撤下: offers a file no longer, after asking. */
export function WithdrawDownload({ id, name }: { id: string; name: string }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(takeDownloadDown);

  async function withdraw() {
    const answer = await door.send({ id });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    router.refresh();
  }

  return (
    <>
      <Button
        size="small"
        aria-label={`${text.withdraw} ${name}`}
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {text.withdraw}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.withdrawTitle}
          tone="danger"
          confirmLabel={text.withdraw}
          pending={door.pending}
          onConfirm={() => void withdraw()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.withdrawAbout(name)}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
