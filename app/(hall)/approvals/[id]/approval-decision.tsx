'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ReturnDialog } from './return-dialog';
import { approve, withdraw } from '../action';
import { DialogProblems } from '@/app/dialog-problems';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { approvalText as text } from '@/lib/text/approvals';

interface ApprovalDecisionProps {
  id: string;
  maker: string;
  own: boolean;
  mayDecide: boolean;
}

/** 复核通过 or 退回 by a second person, 撤回 by who submitted it. */
export function ApprovalDecision({ id, maker, own, mayDecide }: ApprovalDecisionProps) {
  const [asking, setAsking] = useState<'return' | 'withdraw' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const approval = useDoor(approve);
  const withdrawal = useDoor(withdraw);

  async function approveIt() {
    const answer = await approval.send({ id });
    setAttempt((before) => before + 1);
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    // Done or refused, it does not wait any more.
    router.refresh();
  }

  async function withdrawIt() {
    const answer = await withdrawal.send({ id });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    setAsking(null);
    router.refresh();
  }

  return (
    <div className="mt-3 grid gap-3">
      <ErrorSummary problems={problemsOf(approval.problem)} attempt={attempt} />
      <Note tone="info">{own ? text.waitsOwn : mayDecide ? text.approveAbout : text.waitsOther}</Note>
      {approval.pending && <RunningProgress watched={approval.key} label={text.approve} />}
      <FormActions>
        <LinkButton href="/approvals">{text.back}</LinkButton>
        {own && <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>}
        {!own && mayDecide && (
          <>
            <Button onClick={() => setAsking('return')}>{text.returnIt}</Button>
            <Button variant="primary" pending={approval.pending} onClick={() => void approveIt()}>
              {text.approve}
            </Button>
          </>
        )}
      </FormActions>
      {asking === 'return' && <ReturnDialog id={id} maker={maker} onEnd={() => setAsking(null)} />}
      {asking === 'withdraw' && (
        <ConfirmDialog
          open
          title={text.withdrawTitle}
          confirmLabel={text.withdraw}
          pending={withdrawal.pending}
          onConfirm={() => void withdrawIt()}
          onCancel={() => setAsking(null)}
        >
          <p>{text.withdrawAbout}</p>
          <DialogProblems problems={problemsOf(withdrawal.problem)} />
        </ConfirmDialog>
      )}
    </div>
  );
}
