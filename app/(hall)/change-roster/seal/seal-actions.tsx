'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { sealAccounts } from './action';
import { REASON_OPTIONS } from './reason-select';
import type { SealableAccount } from './seal-list';
import { ASKED_ONCE, sealProblems } from './seal-problems';
import { leaveNote } from '@/app/arrival-note';
import { DialogProblems } from '@/app/dialog-problems';
import { errorsByField, isSignedOut, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import { DateField } from '@/components/form/date-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { SealLine } from '@/lib/filings/seal.input';
import { sealText as text } from '@/lib/text/change-roster';

/** Account id -> 封存原因 by code. */
export type SealReasons = Record<string, string>;

/** Under this name what was typed is kept while somebody signs in again. */
const FORM = 'seal';

/** What the dialog says of all who are sealed together. */
interface SaidOfAll {
  reasonForAll: string;
  leftOn: string;
  note: string;
}

interface KeptSealing {
  said: SaidOfAll;
  reasons: SealReasons;
  ids: string[];
}

const NOTHING_SAID: SaidOfAll = { reasonForAll: '', leftOn: '', note: '' };

const OTHER = '99';

interface SealActionsProps {
  accounts: SealableAccount[];
  reasons: SealReasons;
  /** Puts back the reasons of the rows after a new login. */
  onReasons: (reasons: SealReasons) => void;
  /** The month from which on they pay no more, in words. */
  from: string;
}

/** [封存] of the selected accounts: asks for what is missing, then saves them as drafts. */
export function SealActions({ accounts, reasons, onReasons, from }: SealActionsProps) {
  const { selection, count, select, clear } = useSelection();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState(NOTHING_SAID);
  const [missing, setMissing] = useState<'reason' | 'note' | null>(null);
  const router = useRouter();
  const door = useDoor(sealAccounts);
  const ids = new Set(selection.reach === 'rows' ? selection.ids : accounts.map((account) => account.id));
  const selected = accounts.filter((account) => ids.has(account.id));
  const chosen = selected
    .filter((account) => account.filed === null)
    .map((account) => ({ ...account, reason: reasons[account.id] || said.reasonForAll }));

  const problems = sealProblems(door.problem);

  useKeptTyping<KeptSealing>(FORM, (kept) => {
    const there = kept.ids.filter((id) => accounts.some((account) => account.id === id));
    onReasons(kept.reasons);
    setSaid(kept.said);
    select(there);
    setAsking(there.length > 0);
  });

  async function save() {
    if (chosen.some(({ reason }) => reason === '')) return setMissing('reason');
    if (said.note.trim() === '' && chosen.some(({ reason }) => reason === OTHER)) return setMissing('note');
    setMissing(null);
    const answer = await door.send({ lines: chosen.map((account) => lineOf(account, said)) });
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(FORM, { said, reasons, ids: chosen.map(({ id }) => id) });
      return signInAgain();
    }
    clear();
    leaveNote(text.saved);
    router.push('/change-roster');
  }

  function ask() {
    door.clear();
    setMissing(null);
    setAsking(true);
  }

  return (
    <>
      <Button variant="primary" disabled={count === 0 || chosen.length === 0} onClick={ask}>
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
              said={said}
              onChange={(part) => setSaid({ ...said, ...part })}
              errors={{
                ...errorsByField(problems),
                ...(missing === 'reason' ? { reasonForAll: text.reasonMissing } : {}),
                ...(missing === 'note' ? { note: text.noteMissing } : {}),
              }}
            />
            <DialogProblems problems={problems} fields={ASKED_ONCE} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}

function lineOf({ number, name, reason }: SealableAccount & { reason: string }, said: SaidOfAll): SealLine {
  return { accountNumber: number, idNumber: '', name, reason, leftOn: said.leftOn, note: said.note };
}

interface SealFieldsProps {
  said: SaidOfAll;
  onChange: (part: Partial<SaidOfAll>) => void;
  errors: Partial<Record<string, string>>;
}

/** What is said of all who are sealed together. */
function SealFields({ said, onChange, errors }: SealFieldsProps) {
  const shared = (name: keyof SaidOfAll) => ({
    ...{ name, value: said[name], error: errors[name] },
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <SelectField {...shared('reasonForAll')} label={text.reasonForAll} options={REASON_OPTIONS} />
      <DateField {...shared('leftOn')} label={text.leftOn} />
      <TextField {...shared('note')} label={text.note} maxLength={200} />
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
