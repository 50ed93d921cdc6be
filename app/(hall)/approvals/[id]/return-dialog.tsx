'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { returnToMaker } from '../action';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { TextAreaField } from '@/components/form/text-area-field';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { approvalText as text } from '@/lib/text/approvals';

/** 退回: asks for the reason, which the maker is told. */
export function ReturnDialog({ id, maker, onEnd }: { id: string; maker: string; onEnd: () => void }) {
  const [opinion, setOpinion] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const door = useDoor(returnToMaker);

  async function returnIt() {
    setMissing(opinion.trim() === '');
    if (opinion.trim() === '') return field.current?.focus();
    const answer = await door.send({ id, opinion });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    onEnd();
    router.refresh();
  }

  const problems = problemsOf(door.problem);
  return (
    <ConfirmDialog
      open
      title={text.returnTitle}
      confirmLabel={text.returnIt}
      pending={door.pending}
      onConfirm={() => void returnIt()}
      onCancel={onEnd}
    >
      <div className="grid gap-2">
        <p>{text.returnAbout(maker)}</p>
        <TextAreaField
          ref={field}
          name="opinion"
          label={text.opinion}
          required
          rows={2}
          maxLength={200}
          value={opinion}
          onChange={(event) => setOpinion(event.currentTarget.value)}
          error={missing ? text.opinionMissing : errorsByField(problems).opinion}
        />
        <DialogProblems problems={problems} fields={['opinion']} />
      </div>
    </ConfirmDialog>
  );
}
