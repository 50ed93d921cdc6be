'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { editOpening, openAccounts } from './action';
import { AmountFields, type TypedAmount } from './amount-fields';
import type { OpenFormSettings } from './limits';
import { PersonFields } from './person-fields';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { useDoor } from '@/app/use-door';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { EMPTY_OPEN_LINE, type OpenLine } from '@/lib/filings/open.input';
import { openText as text } from '@/lib/text/change-roster';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';

interface OpenFormProps {
  settings: OpenFormSettings;
  /** The draft that is edited; nothing for a new one. */
  draft?: {
    id: string;
    version: number;
    line: OpenLine;
    problems: { code: string; field: string; values?: Record<string, string> }[];
  };
}

const LIST = '/change-roster';

/* eslint-disable max-lines-per-function -- one form, its fields are components of their own already */
/** 职工新开户受理: one employee, saved as a draft of 变更清册. What was typed stays until it is saved. */
export function OpenForm({ settings, draft }: OpenFormProps) {
  const formName = draft ? `open:${draft.id}` : 'open';
  const router = useRouter();
  const save = useDoor(openAccounts);
  const edit = useDoor(editOpening);
  const door = draft ? edit : save;
  const [line, setLine] = useState<OpenLine>(draft?.line ?? EMPTY_OPEN_LINE);
  const [amount, setAmount] = useState<TypedAmount>(() => amountOf(draft?.line ?? EMPTY_OPEN_LINE));
  const [round, setRound] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const [saved, setSaved] = useState<{ count: number; name: string } | null>(null);
  const [restored, setRestored] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // A moment later, not while the page is still being made alive.
    const timer = setTimeout(() => {
      const kept = takeKeptTyping<OpenLine>(formName);
      const early = kept ? null : typedEarly(form.current);
      if (kept) setRestored(true);
      if (kept ?? early) fill({ ...EMPTY_OPEN_LINE, ...early, ...kept });
    }, 0);
    return () => clearTimeout(timer);
  }, [formName]);

  function fill(next: OpenLine) {
    setLine(next);
    setAmount(amountOf(next));
    // Fields that hold an inner state of their own begin anew.
    setRound((before) => before + 1);
  }

  async function send(thenNext: boolean) {
    const typed = { ...line, base: '', monthly: '', [amount.from]: amount.text };
    const answer = draft
      ? await edit.send({ id: draft.id, version: draft.version, line: typed })
      : await save.send({ lines: [typed] });
    setAttempt((before) => before + 1);
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(formName, typed);
      return signInAgain();
    }
    if (!thenNext) {
      leaveNote(text.saved);
      return router.push(LIST);
    }
    setSaved((before) => ({ count: (before?.count ?? 0) + 1, name: line.name }));
    setRestored(false);
    fill(EMPTY_OPEN_LINE);
  }

  useEffect(() => {
    if (saved) form.current?.querySelector<HTMLInputElement>('input[name=name]')?.focus();
  }, [saved, round]);

  const stored = attempt === 0 ? (draft?.problems ?? []) : [];
  const problems = [
    ...stored.map((problem) => ({ field: problem.field, message: problemSentence(problem) })),
    ...problemsOf(door.problem),
  ];
  const errors = Object.fromEntries(problems.flatMap(({ field, message }) => (field ? [[field, message]] : [])));

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
      className="grid gap-4"
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      {restored && (
        <Note tone="info" live="status">
          {doorText.restored}
        </Note>
      )}
      <FormSection title={text.person} key={`person ${round}`}>
        <PersonFields line={line} onChange={setLine} errors={errors} />
      </FormSection>
      <FormSection title={text.deposit} note={text.depositNote} key={`amounts ${round}`}>
        <TextField name="month" label={text.month} value={settings.month} readOnly />
        <TextField
          name="ratios"
          label={text.ratios}
          value={text.ratioWords(String(settings.unitRatio / 100), String(settings.ownRatio / 100))}
          readOnly
        />
        <AmountFields settings={settings} amount={amount} onChange={setAmount} errors={errors} />
      </FormSection>
      <FormActions status={saved && <span role="status">{text.savedCount(saved.count, saved.name)}</span>}>
        <LinkButton href={LIST}>{text.back}</LinkButton>
        {!draft && (
          <Button pending={door.pending} onClick={() => void send(true)}>
            {text.saveAndNext}
          </Button>
        )}
        <Button type="submit" variant="primary" accessLetter="S" pending={door.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

function amountOf(line: OpenLine): TypedAmount {
  return line.monthly !== '' && line.base === ''
    ? { from: 'monthly', text: line.monthly }
    : { from: 'base', text: line.base };
}

/** What somebody quick typed into the page before its script had come; null for nothing. */
function typedEarly(form: HTMLFormElement | null): Partial<OpenLine> | null {
  if (!form) return null;
  const entries = [...new FormData(form)].filter(([key, value]) => key in EMPTY_OPEN_LINE && typeof value === 'string');
  const typed = Object.fromEntries(entries) as Partial<OpenLine>;
  const changed = Object.keys(EMPTY_OPEN_LINE).some((key) => {
    const field = form.elements.namedItem(key);
    return field instanceof HTMLInputElement && field.value !== field.defaultValue;
  });
  return changed ? typed : null;
}
