'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { editAdjustment } from '../../action';
import type { TypedAmount } from '@/app/(hall)/change-roster/open/amount-fields';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import type { BaseLine } from '@/lib/filings/base.input';
import { openText } from '@/lib/text/change-roster';
import { problemSentence } from '@/lib/text/problems';

/** A saved adjustment that is edited: as it was typed, and what was found wrong with it. */
export interface AdjustmentDraft {
  id: string;
  version: number;
  line: BaseLine;
  problems: { code: string; field: string; values?: Record<string, string> }[];
  /** What the account pays now, formatted; null where the line names no account. */
  former: { base: string; monthly: string } | null;
}

/** One adjustment while it is typed anew, and what became of it. What was typed stays over a new login too. */
export function useAdjustmentEdit(draft: AdjustmentDraft) {
  const form = `base:${draft.id}`;
  const [line, setLine] = useState(draft.line);
  const [amount, setAmount] = useState<TypedAmount>(() => amountOf(draft.line));
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(editAdjustment);

  useKeptTyping<BaseLine>(form, (kept) => {
    setLine(kept);
    setAmount(amountOf(kept));
    // Fields that hold an inner state of their own begin anew.
    setRound((before) => before + 1);
    setRestored(true);
  });

  useUnsavedTyping(isTyped({ line, amount }, draft.line));

  async function save() {
    const typed = { ...line, base: '', monthly: '', [amount.from]: amount.text };
    const answer = await door.send({ id: draft.id, version: draft.version, line: typed });
    setAttempt((before) => before + 1);
    if (answer.ok) {
      leaveNote(openText.saved);
      return router.push('/base-adjustment');
    }
    if (!isSignedOut(answer)) return;
    keepTyping(form, typed);
    signInAgain();
  }

  // What was found when it was saved, until somebody tries anew.
  const stored = attempt === 0 ? draft.problems : [];
  const problems = [
    ...stored.map((problem) => ({ field: problem.field, message: problemSentence(problem) })),
    ...problemsOf(door.problem),
  ];
  return { line, setLine, amount, setAmount, round, restored, attempt, problems, pending: door.pending, save };
}

/** Whether the form says anything else than when it was opened. */
function isTyped({ line, amount }: { line: BaseLine; amount: TypedAmount }, first: BaseLine): boolean {
  return (
    amount.text !== amountOf(first).text ||
    (['accountNumber', 'name', 'idNumber'] as const).some((field) => line[field] !== first[field])
  );
}

function amountOf({ base, monthly }: BaseLine): TypedAmount {
  return monthly !== '' && base === '' ? { from: 'monthly', text: monthly } : { from: 'base', text: base };
}
