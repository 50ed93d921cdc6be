'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sealAccounts } from './action';
import { REASON_OPTIONS } from './reason-select';
import type { SealableAccount } from './seal-list';
import { leaveNote } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, lineFaults, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import type { FormProblem } from '@/components/form/error-summary';
import { DateField } from '@/components/form/date-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { SealLine } from '@/lib/filings/seal.input';
import { sealText as text } from '@/lib/text/change-roster';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';

/** Account id -> 封存原因 by code. */
export type SealReasons = Record<string, string>;

/** Under this name the reasons are kept while somebody signs in again. */
export const SEAL_FORM = 'seal';

const OTHER = '99';
const NO_LINE: SealLine = { accountNumber: '', idNumber: '', name: '', reason: '', leftOn: '', note: '' };

interface SealActionsProps {
  accounts: SealableAccount[];
  reasons: SealReasons;
  /** The month from which on they pay no more, in words. */
  from: string;
}

/** [封存] of the selected accounts: asks for what is missing, then saves them as drafts. */
export function SealActions({ accounts, reasons, from }: SealActionsProps) {
  const { selection, count, clear } = useSelection();
  const [asking, setAsking] = useState(false);
  const [reasonForAll, setReasonForAll] = useState('');
  const [leftOn, setLeftOn] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<'reason' | 'note' | null>(null);
  const router = useRouter();
  const door = useDoor(sealAccounts);
  const ids = new Set(selection.reach === 'rows' ? selection.ids : accounts.map((account) => account.id));
  const selected = accounts.filter((account) => ids.has(account.id));
  const chosen = selected
    .filter((account) => account.filed === null)
    .map((account) => ({ ...account, reason: reasons[account.id] || reasonForAll }));

  const problems = sealProblems(door.problem);

  async function save() {
    if (chosen.some(({ reason }) => reason === '')) return setMissing('reason');
    if (note.trim() === '' && chosen.some(({ reason }) => reason === OTHER)) return setMissing('note');
    setMissing(null);
    const lines = chosen.map(({ number, name, reason }) => ({
      ...NO_LINE,
      accountNumber: number,
      name,
      reason,
      leftOn,
      note,
    }));
    const answer = await door.send({ lines });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(SEAL_FORM, Object.fromEntries(chosen.map(({ id, reason }) => [id, reason])));
      return signInAgain();
    }
    clear();
    leaveNote(text.saved);
    router.push('/change-roster');
  }

  return (
    <>
      <Button variant="primary" disabled={count === 0 || chosen.length === 0} onClick={() => setAsking(true)}>
        {text.seal}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          width="medium"
          title={text.confirmTitle}
          confirmLabel={text.confirm(String(chosen.length))}
          pending={door.pending}
          onConfirm={() => void save()}
          onCancel={() => setAsking(false)}
        >
          <p>{text.about(String(chosen.length), from)}</p>
          {chosen.length < selected.length && <p>{text.leftOut(String(selected.length - chosen.length))}</p>}
          <ChosenAccounts chosen={chosen} />
          <div className="grid gap-3">
            <SealFields
              {...{ reasonForAll, leftOn, note }}
              onChange={{ reasonForAll: setReasonForAll, leftOn: setLeftOn, note: setNote }}
              errors={{
                ...errorsByField(problems),
                ...(missing === 'reason' ? { reasonForAll: text.reasonMissing } : {}),
                ...(missing === 'note' ? { note: text.noteMissing } : {}),
              }}
            />
            <DialogProblems problems={problems} fields={['leftOn', 'note']} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}

type SealField = 'reasonForAll' | 'leftOn' | 'note';

interface SealFieldsProps extends Record<SealField, string> {
  onChange: Record<SealField, (typed: string) => void>;
  errors: Partial<Record<string, string>>;
}

/** What is said of all who are sealed together. */
function SealFields({ reasonForAll, leftOn, note, onChange, errors }: SealFieldsProps) {
  const shared = (name: SealField, value: string) => ({
    ...{ name, value, error: errors[name] },
    onChange: (event: { currentTarget: { value: string } }) => onChange[name](event.currentTarget.value),
  });
  return (
    <>
      <SelectField {...shared('reasonForAll', reasonForAll)} label={text.reasonForAll} options={REASON_OPTIONS} />
      <DateField {...shared('leftOn', leftOn)} label={text.leftOn} />
      <TextField {...shared('note', note)} label={text.note} maxLength={200} />
    </>
  );
}

/** What the door said: of each person at fault, or of all. */
function sealProblems(problem: Parameters<typeof problemsOf>[0]): FormProblem[] {
  const faults = lineFaults(problem).map((fault) => ({ message: doorText.line(fault.name, problemSentence(fault)) }));
  return faults.length > 0 ? faults : problemsOf(problem);
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
