'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, type RefObject } from 'react';
import { editTransfer, transferAccounts } from '../action';
import type { TargetUnit } from './target-unit';
import { NOBODY_ASKED, type AskedAccount } from '@/app/(hall)/filings/ask-for-accounts';
import type { FoundAccount } from '@/app/(hall)/filings/found-account';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import type { FormProblem } from '@/components/form/error-summary';
import { accountQueryText } from '@/lib/text/account-query';
import { problemSentence } from '@/lib/text/problems';
import { DEFAULT_TRANSFER_REASON } from '@/lib/text/terms';
import { transferText as text } from '@/lib/text/transfers';

export const LIST = '/transfers';

/** The form as it stands: what was found, and what was typed to find it. */
export interface TransferTyping {
  term: string;
  unit: TargetUnit | null;
  asked: AskedAccount;
  account: FoundAccount | null;
  reason: string;
}

/** A saved transfer that is edited, and what was found wrong with it. */
export interface TransferDraft {
  id: string;
  version: number;
  typing: TransferTyping;
  problems: { code: string; field: string; values?: Record<string, string> }[];
}

const NOTHING: TransferTyping = {
  term: '',
  unit: null,
  asked: NOBODY_ASKED,
  account: null,
  reason: DEFAULT_TRANSFER_REASON,
};

/** One transfer while it is filled in, and what became of it when it was saved. Unit and reason stay for the next one. */
export function useTransfer(page: RefObject<HTMLElement | null>, draft: TransferDraft | undefined) {
  const formName = draft ? `transfer:${draft.id}` : 'transfer';
  const [typing, setTyping] = useState<TransferTyping>(draft?.typing ?? NOTHING);
  const [begun, setBegun] = useState(typing);
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(false);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [saved, setSaved] = useState<{ count: number; name: string } | null>(null);
  const router = useRouter();
  const save = useDoor(transferAccounts);
  const edit = useDoor(editTransfer);
  const door = draft ? edit : save;

  useKeptTyping<TransferTyping>(formName, ({ unit, account, ...kept }) => {
    const term = unit?.number ?? kept.term;
    const asked = account ? { ...NOBODY_ASKED, number: account.number } : kept.asked;
    setTyping({ ...kept, unit, account, term, asked });
    setRestored(true);
    setRound((before) => before + 1);
  });

  useUnsavedTyping(said(typing) !== said(begun));

  function change(part: Partial<TransferTyping>) {
    setTyping((before) => ({ ...before, ...part }));
  }

  function signIn(part: Partial<TransferTyping> = {}) {
    keepTyping(formName, { ...typing, ...part });
    signInAgain();
  }

  async function send(thenNext: boolean) {
    const { unit, account, reason } = typing;
    setMissing(missingIn(typing));
    setAttempt((before) => before + 1);
    if (!unit || !account) return door.clear();
    const line = { accountNumber: account.number, idNumber: '', name: account.name, toUnit: unit.number, reason };
    const answer = draft
      ? await edit.send({ id: draft.id, version: draft.version, line })
      : await save.send({ lines: [line] });
    setAttempt((before) => before + 1);
    if (!answer.ok) return isSignedOut(answer) ? signIn() : undefined;
    if (!thenNext) {
      leaveNote(text.saved);
      return router.push(LIST);
    }
    setSaved((before) => ({ count: (before?.count ?? 0) + 1, name: account.name }));
    const next = { ...typing, asked: NOBODY_ASKED, account: null };
    setTyping(next);
    setBegun(next);
    setRestored(false);
    setRound((before) => before + 1);
  }

  useEffect(() => {
    if (saved) page.current?.querySelector<HTMLInputElement>('input[name=accountNumber]')?.focus();
  }, [page, saved, round]);

  // What was found when it was saved, until somebody tries anew.
  const stored = attempt === 0 ? (draft?.problems ?? []) : [];
  const problems: FormProblem[] = [
    ...stored.map((problem) => ({ field: problem.field, message: problemSentence(problem) })),
    ...missing,
    ...problemsOf(door.problem),
  ];
  return { typing, change, round, restored, problems, attempt, saved, pending: door.pending, send, signIn };
}

/** What the form says, in one string to be compared. */
function said({ unit, account, reason }: TransferTyping): string {
  return JSON.stringify([unit?.number, account?.number, reason]);
}

function missingIn({ unit, account }: TransferTyping): FormProblem[] {
  return [
    ...(unit ? [] : [{ field: 'toUnit', message: text.unitMissing }]),
    ...(account ? [] : [{ field: 'accountNumber', message: accountQueryText.missing }]),
  ];
}
