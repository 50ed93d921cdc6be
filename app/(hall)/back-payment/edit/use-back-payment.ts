'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useState, type RefObject } from 'react';
import { editBackPayment, payBack } from '../action';
import { faultsOfMonths, linesOf, missingIn, monthsOf, saidIn, type BackPayTyping } from './back-pay-typing';
import { useBackPayPreview } from './use-back-pay-preview';
import { NOBODY_ASKED } from '@/app/(hall)/filings/ask-for-accounts';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';
import { previewLines } from '@/app/(hall)/filings/preview-lines';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, lineFaults, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import type { FormProblem } from '@/components/form/error-summary';
import { backPaymentText as text } from '@/lib/text/back-payment';

export const LIST = '/back-payment';

/** A saved back payment that is edited, and what was found wrong with it. */
export interface BackPayDraft {
  id: string;
  version: number;
  problems: { code: string; field: string; values?: Record<string, string> }[];
}

/** One employee's back payments while they are filled in, and what became of them when they were saved. */
export function useBackPayment(
  page: RefObject<HTMLElement | null>,
  { first, draft }: { first: BackPayTyping; draft: BackPayDraft | undefined },
) {
  const formName = draft ? `back-pay:${draft.id}` : 'back-pay';
  const { fill, setSaved, ...typed } = useBackPayTyping(formName, { first, single: draft !== undefined });
  const { typing, round } = typed;
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState('');
  const router = useRouter();
  const save = useDoor(payBack);
  const edit = useDoor(editBackPayment);
  const door = draft ? edit : save;
  const preview = useBackPayPreview(typing, draft?.id);

  function signIn(part: Partial<BackPayTyping> = {}) {
    keepTyping(formName, { ...typing, ...part });
    signInAgain();
  }

  async function send(thenNext: boolean) {
    const lacking = missingIn(typing, draft !== undefined);
    setMissing(lacking);
    setStatus('');
    setAttempt((before) => before + 1);
    if (lacking.length > 0) return door.clear();
    const lines = linesOf(typing);
    const checked =
      preview.state === 'shown' ? preview.shown : await previewLines('back-pay', { draft: draft?.id, lines });
    const answer = draft
      ? await edit.send({ id: draft.id, version: draft.version, line: lines[0] })
      : await save.send({ lines });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signIn() : undefined;
    if (thenNext) return begin(lines.length);
    setSaved(typing);
    const undocumented = checked?.lines.some((line) => line.missing.length > 0) ?? false;
    if (undocumented && draft) {
      setStatus(text.savedUndocumented);
      return router.refresh();
    }
    leaveNote(undocumented ? text.savedUndocumented : text.saved);
    const id = 'ids' in answer.result ? answer.result.ids[0] : undefined;
    router.push(undocumented && id ? (`${LIST}/edit/${id}` as Route) : LIST);
  }

  /** The next employee: months, type and reason are often the same. */
  function begin(saved: number) {
    setStatus(text.savedCount(String(saved), typing.account?.name ?? ''));
    const next = { ...typing, account: null, asked: NOBODY_ASKED, base: '', unitShare: '', ownShare: '' };
    fill(next);
    setSaved(next);
  }

  useEffect(() => {
    if (status !== '' && round > 0) page.current?.querySelector<HTMLInputElement>('input[name=accountNumber]')?.focus();
  }, [page, status, round]);

  const faults = lineFaults(door.problem);
  const problems: FormProblem[] = [
    ...(attempt === 0 ? storedProblems(draft) : []),
    ...missing,
    ...(faults.length > 0 ? faultsOfMonths(faults, monthsOf(typing)) : problemsOf(door.problem)),
  ];
  return { ...typed, problems, attempt, status, preview, pending: door.pending, send, signIn };
}

/** What was found when it was saved, until somebody tries anew; documents have a place of their own. */
function storedProblems(draft: BackPayDraft | undefined): FormProblem[] {
  const stored = draft?.problems.filter(({ field }) => field !== 'documents') ?? [];
  return faultsOfMonths(
    stored.map((problem) => ({ ...problem, line: 0, name: '' })),
    [''],
  );
}

/** The form's own state: what was typed, over a new login too. */
function useBackPayTyping(formName: string, { first, single }: { first: BackPayTyping; single: boolean }) {
  const [typing, setTyping] = useState(first);
  const [saved, setSaved] = useState(first);
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(false);

  function fill(next: BackPayTyping) {
    setTyping(next);
    setRestored(false);
    // The query begins anew with what stands in it now.
    setRound((before) => before + 1);
  }

  useKeptTyping<BackPayTyping>(formName, ({ account, ...kept }) => {
    fill({ ...kept, account, asked: account ? { ...NOBODY_ASKED, number: account.number } : kept.asked });
    setRestored(true);
  });

  useUnsavedTyping(saidIn(typing) !== saidIn(saved));

  function change(part: Partial<BackPayTyping>) {
    // A draft is one month.
    setTyping((before) => ({ ...before, ...part, ...(single && part.from !== undefined ? { to: part.from } : {}) }));
  }

  function choose(account: FoundAccount | null) {
    change({ account });
  }

  return { typing, round, restored, fill, setSaved, change, choose };
}
