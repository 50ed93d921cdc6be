'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { signInAgain } from '../sign-in-again';
import { recordReceipt } from '../../action';
import { errorsByField, isSignedOut, problemsOf } from '@/app/door-problems';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { typedText } from '@/app/typed-text';
import { useDoor, type DoorAnswer } from '@/app/use-door';
import { DateField } from '@/components/form/date-field';
import { ErrorSummary, type FormProblem } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { MoneyField } from '@/components/form/money-field';
import { TextField } from '@/components/form/text-field';
import { writeInput } from '@/components/form/write-input';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { ReceiptFinding } from '@/lib/receipts/receipt-finding';
import { receiptText as text } from '@/lib/text/office';
import { RECEIPT_FINDING_WORDS } from '@/lib/text/terms';

const FORM = 'receipt';
const FIELDS = ['bankSerial', 'payerName', 'payerAccount', 'amount', 'memo', 'arrivedOn'] as const;
/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS: Record<string, string> = {
  'receipt-known': 'bankSerial',
  'receipt-amount': 'amount',
  'receipt-day': 'arrivedOn',
};

interface Entered {
  sentence: string;
  finding: ReceiptFinding;
}

/** 登记到账: one receipt as the bank reported it; says at once what it did, and is ready for the next. */
export function ReceiptForm({ today }: { today: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState<Entered | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const door = useDoor(recordReceipt);
  const problems = receiptProblems(door.problem);
  const errors = errorsByField(problems);

  useEffect(() => {
    const kept = takeKeptTyping<Record<string, string>>(FORM);
    if (kept && form.current) fillForm(form.current, kept);
  }, []);

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const input = Object.fromEntries(FIELDS.map((name) => [name, typedText(typed, name)]));
    const answer = await door.send({ ...input, source: 'entered' });
    setAttempt((before) => before + 1);
    if (answer.ok) {
      const { finding } = answer.result;
      const sentence = text.done(input.bankSerial ?? '', input.amount ?? '', RECEIPT_FINDING_WORDS[finding]);
      setEntered({ finding, sentence });
      form.current?.reset();
      form.current?.querySelector<HTMLInputElement>('input[name=bankSerial]')?.focus();
      return router.refresh();
    }
    setEntered(null);
    if (!isSignedOut(answer)) return;
    keepTyping(FORM, input);
    signInAgain();
  }

  return (
    <form ref={form} noValidate className="grid gap-3" onSubmit={(event) => void send(event)}>
      <ErrorSummary problems={problems} attempt={attempt} />
      {entered && (
        <Note live="status" tone={entered.finding === 'exact' ? 'success' : 'warning'}>
          {entered.sentence}
        </Note>
      )}
      <FormSection title={text.enter}>
        <TextField name="bankSerial" label={text.serial} required error={errors.bankSerial} />
        <DateField name="arrivedOn" label={text.arrivedOn} required defaultValue={today} error={errors.arrivedOn} />
        <TextField name="payerName" label={text.payerName} required maxLength={200} error={errors.payerName} />
        <TextField
          name="payerAccount"
          label={text.payerAccount}
          hint={text.hints.payerAccount}
          error={errors.payerAccount}
        />
        <MoneyField name="amount" label={text.amount} required error={errors.amount} />
        <TextField name="memo" label={text.memo} hint={text.hints.memo} maxLength={200} error={errors.memo} />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" accessLetter="S" pending={door.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

function receiptProblems(problem: Exclude<DoorAnswer<unknown>, { ok: true }> | null): FormProblem[] {
  const refusedAt = problem?.kind === 'refused' ? REFUSED_FIELDS[problem.code] : undefined;
  return problemsOf(problem).map(({ field = refusedAt, message }) => ({ field, message }));
}

/** What was typed before somebody had to sign in again. */
function fillForm(form: HTMLFormElement, kept: Record<string, string>): void {
  for (const [name, value] of Object.entries(kept)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) writeInput(input, value);
  }
}
