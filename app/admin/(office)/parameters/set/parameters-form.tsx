'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { ParameterFields } from './parameter-fields';
import { changeParameters } from '../../../action';
import { signInAgain } from '../../sign-in-again';
import { errorsByField, isSignedOut, problemsOf } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { typedText } from '@/app/typed-text';
import { useDoor, type DoorAnswer } from '@/app/use-door';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { parametersText as text } from '@/lib/text/office';
import type { ParametersInput } from '@/lib/units/set-parameters.input';

const FORM = 'parameters';
const FIELDS = [
  ...(['branch', 'fromMonth', 'floorBase', 'capBase', 'minimumRatio', 'maximumRatio', 'roundingUnit'] as const),
  ...(['monthsAhead', 'paymentDays', 'windowFrom', 'windowTo', 'payeeName', 'payeeAccount', 'payeeBank'] as const),
];
/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS: Record<string, string> = {
  'parameters-branch-unknown': 'branch',
  'parameters-month-paid': 'fromMonth',
  'parameters-rounding-in-use': 'roundingUnit',
};

interface ParametersFormProps {
  branches: string[];
  /** The month after today's, as YYYY-MM. */
  around: string;
  shown: Partial<ParametersInput>;
}

/** Every value from a month on; faults stand at their fields. */
export function ParametersForm({ branches, around, shown }: ParametersFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(changeParameters);

  useEffect(() => {
    const kept = takeKeptTyping<Record<string, string>>(FORM);
    if (kept && form.current) fillForm(form.current, kept);
  }, []);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = Object.fromEntries(FIELDS.map((name) => [name, typedText(data, name)]));
    const answer = await door.send(typed);
    setAttempt((before) => before + 1);
    if (answer.ok) {
      const { fromMonth = '' } = answer.result.values;
      return router.push(`/admin/parameters?set=${fromMonth}` as Route);
    }
    if (!isSignedOut(answer)) return;
    keepTyping(FORM, typed);
    signInAgain();
  }

  const problems = parameterProblems(door.problem);
  return (
    <form ref={form} noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      <ParameterFields branches={branches} around={around} shown={shown} errors={errorsByField(problems)} />
      <FormActions>
        <LinkButton href="/admin/parameters">{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={door.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

function parameterProblems(problem: Exclude<DoorAnswer<unknown>, { ok: true }> | null): FormProblem[] {
  const refusedAt = problem?.kind === 'refused' ? REFUSED_FIELDS[problem.code] : undefined;
  return problemsOf(problem).map(({ field = refusedAt, message }) => ({ field, message }));
}

/** What was typed before somebody had to sign in again. */
function fillForm(form: HTMLFormElement, kept: Record<string, string>): void {
  for (const [name, value] of Object.entries(kept)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
  }
}
