'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { takeAnnouncementDown } from '../../action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { announcementsText as text } from '@/lib/text/announcements';

/** 撤下: takes a notice away from the units, after asking. */
export function WithdrawAnnouncement({ id, title }: { id: string; title: string }) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();
  const door = useDoor(takeAnnouncementDown);

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
        aria-label={`${text.withdraw} ${title}`}
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
          <p>{text.withdrawAbout(title)}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
