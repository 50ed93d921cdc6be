'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { approve, returnToMaker, withdraw } from '../action';
import { ConfirmButton } from '@/app/confirm-button';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { ReasonButton } from '@/app/reason-button';
import { RunningProgress } from '@/app/running-progress';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { approvalText as text } from '@/lib/text/approvals';

const RETURN_WORDS = {
  open: text.returnIt,
  title: text.returnTitle,
  confirm: text.returnIt,
  reason: text.opinion,
  reasonMissing: text.opinionMissing,
};

interface ApprovalDecisionProps {
  id: string;
  maker: string;
  own: boolean;
  mayDecide: boolean;
}

/** 复核通过 or 退回 by a second person, 撤回 by who submitted it. */
export function ApprovalDecision({ id, maker, own, mayDecide }: ApprovalDecisionProps) {
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const approval = useDoor(approve);

  async function approveIt() {
    const answer = await approval.send({ id });
    setAttempt((before) => before + 1);
    if (!answer.ok && isSignedOut(answer)) return signInAgain();
    // Done or refused, it does not wait any more.
    router.refresh();
  }

  return (
    <div className="mt-3 grid gap-3">
      <ErrorSummary problems={problemsOf(approval.problem)} attempt={attempt} />
      <Note tone="info">{own ? text.waitsOwn : mayDecide ? text.approveAbout : text.waitsOther}</Note>
      {approval.pending && <RunningProgress watched={approval.key} label={text.approve} />}
      <FormActions>
        <LinkButton href="/approvals">{text.back}</LinkButton>
        {own && (
          <ConfirmButton door={withdraw} input={{ id }} label={text.withdraw} title={text.withdrawTitle}>
            {text.withdrawAbout}
          </ConfirmButton>
        )}
        {!own && mayDecide && (
          <>
            <ReasonButton door={returnToMaker} field="opinion" input={{ id }} words={RETURN_WORDS} danger={false}>
              <p>{text.returnAbout(maker)}</p>
            </ReasonButton>
            <Button variant="primary" pending={approval.pending} onClick={() => void approveIt()}>
              {text.approve}
            </Button>
          </>
        )}
      </FormActions>
    </div>
  );
}
