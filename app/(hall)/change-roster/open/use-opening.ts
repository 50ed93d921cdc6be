'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { editOpening, openAccounts } from './action';
import type { TypedAmount } from './amount-fields';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { EMPTY_OPEN_LINE, type OpenLine } from '@/lib/filings/open.input';
import { openText as text } from '@/lib/text/change-roster';
import { problemSentence } from '@/lib/text/problems';

/** A saved opening that is edited: as it was typed, and what was found wrong with it. */
export interface OpeningDraft {
  id: string;
  version: number;
  line: OpenLine;
  problems: { code: string; field: string; values?: Record<string, string> }[];
}

export const LIST = '/change-roster';

/** One opening while it is typed, and what became of it when it was saved. What was typed stays until then, over a new login too. */
export function useOpening(form: RefObject<HTMLFormElement | null>, draft: OpeningDraft | undefined) {
  const formName = draft ? `open:${draft.id}` : 'open';
  const typing = useTyping(form, { formName, first: draft?.line ?? EMPTY_OPEN_LINE });
  const router = useRouter();
  const save = useDoor(openAccounts);
  const edit = useDoor(editOpening);
  const door = draft ? edit : save;
  const [attempt, setAttempt] = useState(0);
  const [saved, setSaved] = useState<{ count: number; name: string } | null>(null);

  useUnsavedTyping(isTyped(typing, draft?.line ?? EMPTY_OPEN_LINE));

  async function send(thenNext: boolean) {
    const { line, amount } = typing;
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
    typing.begin();
  }

  const { round } = typing;
  useEffect(() => {
    if (saved) form.current?.querySelector<HTMLInputElement>('input[name=name]')?.focus();
  }, [form, saved, round]);

  // What was found when it was saved, until somebody tries anew.
  const stored = attempt === 0 ? (draft?.problems ?? []) : [];
  const problems = [
    ...stored.map((problem) => ({ field: problem.field, message: problemSentence(problem) })),
    ...problemsOf(door.problem),
  ];
  return { ...typing, problems, attempt, saved, pending: door.pending, send };
}

/** Whether the form says anything else than when it was opened. */
function isTyped({ line, amount }: { line: OpenLine; amount: TypedAmount }, first: OpenLine): boolean {
  const opened = amountOf(first);
  const fields = Object.keys(EMPTY_OPEN_LINE) as (keyof OpenLine)[];
  return (
    amount.text !== opened.text ||
    fields.some((field) => field !== 'base' && field !== 'monthly' && line[field] !== first[field])
  );
}

/** The fields of the form; kept, or typed before the script had come, they are taken over a moment later. */
function useTyping(
  form: RefObject<HTMLFormElement | null>,
  { formName, first }: { formName: string; first: OpenLine },
) {
  const [line, setLine] = useState<OpenLine>(first);
  const [amount, setAmount] = useState<TypedAmount>(() => amountOf(first));
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(false);

  function fill(next: OpenLine) {
    setLine(next);
    setAmount(amountOf(next));
    // Fields that hold an inner state of their own begin anew.
    setRound((before) => before + 1);
  }

  const takeOver = useEffectEvent(() => {
    const kept = takeKeptTyping<OpenLine>(formName);
    const early = kept ? null : typedEarly(form.current);
    if (kept) setRestored(true);
    if (kept ?? early) fill({ ...EMPTY_OPEN_LINE, ...early, ...kept });
  });
  useEffect(() => {
    // A moment later, not while the page is still being made alive.
    const timer = setTimeout(() => takeOver(), 0);
    return () => clearTimeout(timer);
  }, [formName]);

  function begin() {
    setRestored(false);
    fill(EMPTY_OPEN_LINE);
  }

  return { line, setLine, amount, setAmount, round, restored, begin };
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
