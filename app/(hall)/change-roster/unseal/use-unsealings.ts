'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { unsealAccounts } from './action';
import { isProposed, lineOf, proposed, type SealedAccount, type Unsealing } from './unsealing';
import { leaveNote } from '@/app/arrival-note';
import { isSignedOut, lineFaults, problemsOf, signInAgain } from '@/app/door-problems';
import { keepTyping } from '@/app/kept-typing';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import { useDoor } from '@/app/use-door';
import { useKeptTyping } from '@/app/use-kept-typing';
import type { FormProblem } from '@/components/form/error-summary';
import { doorText } from '@/lib/text/doors';
import { problemSentence } from '@/lib/text/problems';
import { unsealText as text } from '@/lib/text/unseal';

/** Under this name what was typed is kept while somebody signs in again. */
const FORM = 'unseal';

/** A fault of one account's row; `field` is base, monthly or forMonth, or something that nobody typed here. */
export interface RowFault {
  account: string;
  name: string;
  field: string;
  message: string;
}

/** What was typed for each account, over pages and a new login too, and what became of it when it was saved. */
export function useUnsealings(from: string) {
  const [typed, setTyped] = useState<Record<string, Unsealing>>({});
  const [faults, setFaults] = useState<RowFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(unsealAccounts);

  useKeptTyping(FORM, setTyped);
  useUnsavedTyping(Object.keys(typed).length > 0);

  const of = (account: SealedAccount) => typed[account.id] ?? proposed(account, from);

  function type(account: SealedAccount, change: Partial<Unsealing>) {
    const next = { ...of(account), ...change };
    setTyped(({ [account.id]: _, ...others }) =>
      isProposed(account, next, from) ? others : { ...others, [account.id]: next },
    );
    setFaults((before) => before.filter((fault) => fault.account !== account.number));
  }

  async function save(chosen: readonly SealedAccount[]) {
    setFaults([]);
    const answer = await door.send({ lines: chosen.map((account) => lineOf(account, of(account), from)) });
    setAttempt((before) => before + 1);
    if (answer.ok) {
      leaveNote(text.saved);
      router.push('/change-roster');
    } else if (isSignedOut(answer)) {
      keepTyping(FORM, typed);
      signInAgain();
    } else {
      setFaults(
        lineFaults(answer).map(({ line, ...fault }) => ({
          account: chosen[line]?.number ?? '',
          name: fault.name,
          field: fault.field,
          message: problemSentence(fault),
        })),
      );
    }
  }

  const ofLines = lineFaults(door.problem).length > 0;
  const problems = ofLines ? faults.map(summaryLine) : problemsOf(door.problem);
  return { of, type, save, faults, problems, attempt, pending: door.pending };
}

/** A fault that stands at no field of the row leads to its base. */
function summaryLine({ account, name, field, message }: RowFault): FormProblem {
  const at = field === 'monthly' || field === 'forMonth' ? field : 'base';
  return { field: `${at}-${account}`, message: doorText.line(name, message) };
}
