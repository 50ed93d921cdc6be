'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { expireOverduePayments } from '../../action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { officePaymentText as text } from '@/lib/text/office';

/** 过期处理: says how many payments and how much, then expires them. */
export function ExpireOverdue({ count, amount }: { count: number; amount: string }) {
  const [asking, setAsking] = useState(false);
  const [expired, setExpired] = useState<number | null>(null);
  const router = useRouter();
  const door = useDoor(expireOverduePayments);

  async function expire() {
    const answer = await door.send({});
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(false);
    setExpired(answer.result.expired);
    router.refresh();
  }

  return (
    <>
      <span role="status" className="self-center text-soft">
        {expired !== null && text.expired(formatCount(expired))}
      </span>
      <Button
        variant="danger"
        disabled={count === 0}
        onClick={() => {
          door.clear();
          setAsking(true);
        }}
      >
        {text.expire}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={text.expireTitle}
          tone="danger"
          confirmLabel={text.expireConfirm(formatCount(count))}
          pending={door.pending}
          onConfirm={() => void expire()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.expireAbout(formatCount(count), amount)}</p>
          <p className="mt-2">{text.expireThen}</p>
          <DialogProblems problems={problemsOf(door.problem)} />
        </ConfirmDialog>
      )}
    </>
  );
}
