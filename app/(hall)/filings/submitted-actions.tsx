'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import type { SubmittedDoors } from './doors';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { TextField } from '@/components/form/text-field';
import type { Row } from '@/components/table/column';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { submittedText as text } from '@/lib/text/filings';

interface SubmittedActionsProps {
  doors: SubmittedDoors;
  rows: Row[];
  states: Record<string, string>;
  mayRevoke: boolean;
}

/** What was asked of whom, and why, before a new login. */
interface KeptAsking {
  asking: 'revoke' | 'withdraw';
  ids: string[];
  reason: string;
}

/** 删除 takes effective lines back, 撤回 those that wait for review. */
export function SubmittedActions({ doors, rows, states, mayRevoke }: SubmittedActionsProps) {
  const { selection, count, select, clear } = useSelection();
  const [asking, setAsking] = useState<'revoke' | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const form = `submitted:${usePathname()}`;
  const router = useRouter();
  const revoke = useDoor(doors.revoke);
  const withdraw = useDoor(doors.withdraw);
  const door = asking === 'withdraw' ? withdraw : revoke;
  const ids = selection.reach === 'rows' ? selection.ids : rows.map((row) => row.id);
  const all = (state: string) => count > 0 && ids.every((id) => states[id] === state);
  const [mayWithdraw, mayRemove] = [all('in-review'), mayRevoke && all('effective')];
  const chosen = count > 0 && !mayWithdraw && !mayRemove;
  const why = !mayRevoke && (count === 0 || all('effective')) ? text.monthSaved : chosen ? text.mixed : '';

  useKeptTyping<KeptAsking>(form, (kept) => {
    const there = kept.ids.filter((id) => id in states);
    select(there);
    setReason(kept.reason);
    setAsking(there.length === 0 ? null : kept.asking);
  });

  async function send() {
    const answer = asking === 'withdraw' ? await withdraw.send({ ids }) : await revoke.send({ ids, reason });
    if (!answer.ok) {
      if (!asking || !isSignedOut(answer)) return;
      keepTyping(form, { asking, ids, reason });
      return signInAgain();
    }
    setAsking(null);
    clear();
    router.refresh();
  }

  function ask(which: 'revoke' | 'withdraw') {
    for (const { clear: forget } of [revoke, withdraw]) forget();
    setAsking(which);
  }

  const problems = problemsOf(door.problem);
  const words = asking === 'withdraw' ? withdrawWords(count) : revokeWords(count);
  return (
    <>
      <p role="status" className="batch-hint">
        {why}
      </p>
      <Button disabled={!mayWithdraw} onClick={() => ask('withdraw')}>
        {text.withdraw}
      </Button>
      <Button variant="danger" accessLetter="D" disabled={!mayRemove} onClick={() => ask('revoke')}>
        {text.remove}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          title={words.title}
          tone="danger"
          confirmLabel={words.confirm}
          pending={door.pending}
          onConfirm={() => void send()}
          onCancel={() => setAsking(null)}
        >
          <p>{words.about}</p>
          {asking === 'revoke' && (
            <TextField
              name="reason"
              label={text.reason}
              hint={text.reasonHint}
              maxLength={200}
              value={reason}
              error={errorsByField(problems).reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <DialogProblems problems={problems} fields={['reason']} />
        </ConfirmDialog>
      )}
    </>
  );
}

function revokeWords(count: number) {
  return {
    title: text.removeTitle,
    about: text.removeAbout(String(count)),
    confirm: text.removeConfirm(String(count)),
  };
}

function withdrawWords(count: number) {
  return {
    title: text.withdrawTitle,
    about: text.withdrawAbout(String(count)),
    confirm: text.withdrawConfirm(String(count)),
  };
}
