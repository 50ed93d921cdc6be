'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import type { SubmittedDoors } from './doors';
import { RevokeWithMonth, type MonthInProgress } from './revoke-with-month';
import { sayHere } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { TextField } from '@/components/form/text-field';
import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { revokeWithMonthText, submittedText as text } from '@/lib/text/filings';

interface SubmittedActionsProps {
  doors: SubmittedDoors;
  rows: Row[];
  states: Record<string, string>;
  mayRevoke: boolean;
  /** The saved month that can be taken back together with its changes. */
  month: MonthInProgress | null;
}

/** What was asked of whom, and why, before a new login. */
interface KeptAsking {
  asking: 'revoke' | 'withdraw';
  ids: string[];
  reason: string;
}

/** 删除 takes effective lines back, 撤回 those that wait for review; once the month is saved, effective lines go back with it only. */
export function SubmittedActions({ doors, rows, states, mayRevoke, month }: SubmittedActionsProps) {
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
  const [waiting, effective] = [all('in-review'), all('effective')];
  const offered = Object.values(states).includes('effective') ? month : null;
  const saved = offered ? revokeWithMonthText.hint : month ? text.monthSaved : text.monthHeldHint;
  const mixed = count > 0 && !waiting && !effective;
  const why = !mayRevoke && (count === 0 || effective) ? saved : mixed ? mixedHint(ids, states) : '';

  function selectAgain(kept: string[]): boolean {
    const there = kept.filter((id) => id in states);
    select(there);
    return there.length > 0;
  }

  useKeptTyping<KeptAsking>(form, (kept) => {
    setReason(kept.reason);
    setAsking(selectAgain(kept.ids) ? kept.asking : null);
  });

  async function send() {
    const answer = await (asking === 'withdraw' ? withdraw.send({ ids }) : revoke.send({ ids, reason }));
    if (!answer.ok) {
      if (!asking || !isSignedOut(answer)) return;
      keepTyping(form, { asking, ids, reason });
      return signInAgain();
    }
    setAsking(null);
    setReason('');
    done(doneWords(answer.result));
    router.refresh();
  }

  function done(said: string) {
    sayHere(said);
    clear();
  }

  function ask(which: 'revoke' | 'withdraw') {
    for (const { clear: forget } of [revoke, withdraw]) forget();
    setAsking(which);
  }

  return (
    <>
      <p role="status" className="batch-hint">
        {why}
      </p>
      <Button disabled={!waiting} onClick={() => ask('withdraw')}>
        {text.withdraw}
      </Button>
      <Button variant="danger" accessLetter="D" disabled={!mayRevoke || !effective} onClick={() => ask('revoke')}>
        {text.remove}
      </Button>
      {offered && <RevokeWithMonth month={offered} ids={ids} ready={effective} onRestore={selectAgain} onDone={done} />}
      {asking && (
        <Asking
          {...{ asking, count, reason }}
          pending={door.pending}
          problem={door.problem}
          onReason={setReason}
          onConfirm={() => void send()}
          onCancel={() => setAsking(null)}
        />
      )}
    </>
  );
}

/** Why nothing can be done with what is selected; what the centre has reviewed only the centre takes back. */
function mixedHint(ids: readonly string[], states: Record<string, string>): string {
  const reviewed = ids.filter((id) => states[id] === 'reviewed').length;
  if (reviewed === 0) return text.mixed;
  return reviewed === ids.length ? text.reviewed : text.someReviewed;
}

interface AskingProps {
  asking: 'revoke' | 'withdraw';
  count: number;
  reason: string;
  pending: boolean;
  problem: Parameters<typeof problemsOf>[0];
  onReason: (reason: string) => void;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Says what it does, and asks why where something is taken back. */
function Asking({ asking, count, reason, pending, problem, onReason, onConfirm, onCancel }: AskingProps) {
  const problems = problemsOf(problem);
  const words = asking === 'withdraw' ? withdrawWords(count) : revokeWords(count);
  return (
    <ConfirmDialog
      open
      title={words.title}
      tone="danger"
      confirmLabel={words.confirm}
      pending={pending}
      onConfirm={onConfirm}
      onCancel={onCancel}
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
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
      <DialogProblems problems={problems} fields={['reason']} />
    </ConfirmDialog>
  );
}

function doneWords(result: { revoked: number } | { withdrawn: number }): string {
  return 'revoked' in result
    ? text.removed(formatCount(result.revoked))
    : text.withdrawn(formatCount(result.withdrawn));
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
