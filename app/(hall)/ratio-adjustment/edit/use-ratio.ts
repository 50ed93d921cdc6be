'use client';

import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { useState } from 'react';
import { adjustRatio, editRatio } from '../action';
import type { RatioSettings } from './ratio-settings';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import type { FormProblem } from '@/components/form/error-summary';
import { withParameters } from '@/components/table/address';
import type { RatioLine } from '@/lib/filings/ratio.input';
import { problemSentence } from '@/lib/text/problems';
import { ratioText as text } from '@/lib/text/ratio';

export const LIST = '/ratio-adjustment';

/** A saved application that is edited, and what was found wrong with it. */
export interface RatioDraft {
  id: string;
  version: number;
  documented: boolean;
  problems: { code: string; field: string; values?: Record<string, string> }[];
}

/** The two ratios while they are chosen; the address follows, so that the server shows what they come to. That saves nothing. */
export function useRatio(
  settings: RatioSettings,
  { first, saved, draft }: { first: RatioLine; saved: RatioLine; draft: RatioDraft | undefined },
) {
  const formName = draft ? `ratio:${draft.id}` : 'ratio';
  const path = usePathname();
  const router = useRouter();
  const [line, setLine] = useState(first);
  const [begun, setBegun] = useState(saved);
  const differs = (some: RatioLine) => some.unitRatio !== some.ownRatio || settings.presentUnit !== settings.presentOwn;
  const [two, setTwo] = useState(() => differs(first));
  const [restored, setRestored] = useState(false);
  const [missing, setMissing] = useState<FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const save = useDoor(adjustRatio);
  const edit = useDoor(editRatio);
  const door = draft ? edit : save;

  useKeptTyping<RatioLine>(formName, (kept) => {
    setLine(kept);
    setTwo(differs(kept));
    setRestored(true);
  });

  useUnsavedTyping(said(line) !== said(begun));

  function choose(part: Partial<RatioLine>) {
    const next = { ...line, ...part };
    setLine(next);
    router.replace(withParameters(path, { unit: next.unitRatio, own: next.ownRatio }) as Route, { scroll: false });
  }

  function switchTwo() {
    if (two) choose({ ownRatio: line.unitRatio });
    setTwo(!two);
  }

  async function send() {
    const lacking = missingIn(line);
    setMissing(lacking);
    setAttempt((before) => before + 1);
    if (lacking.length > 0) return door.clear();
    const answer = draft
      ? await edit.send({ id: draft.id, version: draft.version, line })
      : await save.send({ lines: [line] });
    setAttempt((before) => before + 1);
    if (!answer.ok) {
      if (!isSignedOut(answer)) return;
      keepTyping(formName, line);
      return signInAgain();
    }
    setBegun(line);
    const id = 'ids' in answer.result ? answer.result.ids[0] : answer.result.id;
    if (direction(line, settings) !== 'lowered' || draft?.documented) {
      leaveNote(text.saved);
      return router.push(LIST);
    }
    leaveNote(text.savedLowered);
    router.push(`${LIST}/edit/${id ?? ''}` as Route);
  }

  const problems: FormProblem[] = [
    ...(attempt === 0 ? storedProblems(draft) : []),
    ...missing,
    ...problemsOf(door.problem),
  ];
  return {
    line,
    two,
    choose,
    switchTwo,
    setNote: (note: string) => setLine({ ...line, note }),
    direction: direction(line, settings),
    restored,
    problems,
    attempt,
    pending: door.pending,
    send,
  };
}

/** What was found when it was saved, until somebody tries anew; documents have a place of their own. */
function storedProblems(draft: RatioDraft | undefined): FormProblem[] {
  const stored = draft?.problems.filter(({ field }) => field !== 'documents') ?? [];
  return stored.map((problem) => ({ field: problem.field, message: problemSentence(problem) }));
}

/** What the form says, in one string to be compared. */
function said({ unitRatio, ownRatio, note }: RatioLine): string {
  return JSON.stringify([unitRatio, ownRatio, note]);
}

/** Whether the chosen ratios lower one of the present ones; null while nothing is chosen, or nothing changes. */
function direction({ unitRatio, ownRatio }: RatioLine, settings: RatioSettings): 'lowered' | 'raised' | null {
  if (unitRatio === '' || ownRatio === '') return null;
  const [unit, own] = [
    Number(unitRatio) - Number(settings.presentUnit),
    Number(ownRatio) - Number(settings.presentOwn),
  ];
  if (unit < 0 || own < 0) return 'lowered';
  return unit > 0 || own > 0 ? 'raised' : null;
}

function missingIn({ unitRatio, ownRatio }: RatioLine): FormProblem[] {
  return [
    ...(unitRatio === '' ? [{ field: 'unitRatio', message: text.afterMissing }] : []),
    ...(ownRatio === '' && unitRatio !== '' ? [{ field: 'ownRatio', message: text.afterMissing }] : []),
  ];
}
