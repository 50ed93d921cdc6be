'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sealAccounts } from './action';
import { REASON_OPTIONS } from './reason-select';
import type { SealableAccount } from './seal-list';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, lineFaults, problemsOf, signInAgain } from '@/app/door-problems';
import { useDoor } from '@/app/use-door';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { sealText as text } from '@/lib/text/change-roster';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';

/** Account id -> 封存原因 by code. */
export type SealReasons = Record<string, string>;

const OTHER = '99';

/** [封存] of the selected accounts: asks for what is missing, then saves them as drafts. */
export function SealActions({ accounts, reasons }: { accounts: SealableAccount[]; reasons: SealReasons }) {
  const { selection, count, clear } = useSelection();
  const [asking, setAsking] = useState(false);
  const [reasonForAll, setReasonForAll] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<'reason' | 'note' | null>(null);
  const router = useRouter();
  const door = useDoor(sealAccounts);
  const ids = new Set(selection.reach === 'rows' ? selection.ids : accounts.map((account) => account.id));
  const chosen = accounts
    .filter((account) => ids.has(account.id))
    .map((account) => ({ ...account, reason: reasons[account.id] || reasonForAll }));

  async function save() {
    if (chosen.some(({ reason }) => reason === '')) return setMissing('reason');
    if (note.trim() === '' && chosen.some(({ reason }) => reason === OTHER)) return setMissing('note');
    setMissing(null);
    const lines = chosen.map(({ number, name, reason }) => ({
      accountNumber: number,
      idNumber: '',
      name,
      reason,
      note,
    }));
    const answer = await door.send({ lines });
    if (!answer.ok) return isSignedOut(answer) ? signInAgain() : undefined;
    clear();
    leaveNote(text.saved);
    router.push('/change-roster');
  }

  const faults = lineFaults(door.problem).map((fault) => doorText.line(fault.name, problemSentence(fault)));
  const sentences = faults.length > 0 ? faults : problemsOf(door.problem).map(({ message }) => message);
  return (
    <>
      <Button variant="primary" disabled={count === 0} onClick={() => setAsking(true)}>
        {text.seal}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          width="medium"
          title={text.confirmTitle}
          confirmLabel={text.confirm(String(count))}
          pending={door.pending}
          onConfirm={() => void save()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.about(String(count))}</p>
          <ChosenAccounts chosen={chosen} />
          <div className="grid gap-3">
            <SelectField
              name="reasonForAll"
              label={text.reasonForAll}
              options={REASON_OPTIONS}
              value={reasonForAll}
              error={missing === 'reason' ? text.reasonMissing : undefined}
              onChange={(event) => setReasonForAll(event.currentTarget.value)}
            />
            <TextField
              name="note"
              label={text.note}
              value={note}
              error={missing === 'note' ? text.noteMissing : undefined}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {sentences.map((sentence) => (
              <p key={sentence} role="alert" className="field-error">
                {sentence}
              </p>
            ))}
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Who is sealed and why, before it is saved. */
function ChosenAccounts({ chosen }: { chosen: (SealableAccount & { reason: string })[] }) {
  return (
    <ul className="my-3 max-h-40 overflow-y-auto border-y border-line">
      {chosen.map((account) => (
        <li key={account.id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1 last:border-0">
          <span>
            {account.name} <span className="text-soft figures">{account.number}</span>
          </span>
          <span className="text-soft">{REASON_OPTIONS.find(({ value }) => value === account.reason)?.label}</span>
        </li>
      ))}
    </ul>
  );
}
