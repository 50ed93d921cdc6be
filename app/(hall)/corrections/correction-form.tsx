'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { applyForCorrection, changeCorrection } from './action';
import { MonthChoices, type MonthChoice } from './month-choices';
import { DoorFormHead } from '@/app/door-form-head';
import { useDoorForm } from '@/app/use-door-form';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { correctionEditInput, correctionInput } from '@/lib/corrections/correction.input';
import { CORRECTION_REASON_WORDS, correctionText as text } from '@/lib/text/corrections';

interface CorrectionFormProps {
  accountNumber: string;
  months: MonthChoice[];
  /** A correction that is chosen anew. */
  draft?: { id: string; version: number; months: string[]; reason: string; note: string };
}

const REASONS = Object.entries(CORRECTION_REASON_WORDS).map(([value, label]) => ({ value, label }));

const OF_MONTHS = [
  'correction-not-posted',
  'correction-other-year',
  'correction-taken',
  'correction-nothing-booked',
  'correction-gap',
  'correction-back-pay-waits',
  'correction-withdrawn',
  'correction-withdrawal-waits',
  'correction-balance',
];

/** Which months, and why; saved as a draft, to which the two documents are uploaded on the next page. */
export function CorrectionForm({ accountNumber, months, draft }: CorrectionFormProps) {
  const router = useRouter();
  const first = { months: draft?.months ?? [], reason: draft?.reason ?? '', note: draft?.note ?? '' };
  const { field, ...correction } = useDoorForm({
    name: `correction:${draft?.id ?? accountNumber}`,
    door: draft ? changeCorrection : applyForCorrection,
    schema: draft ? correctionEditInput : correctionInput,
    first,
    toInput: ({ months: ticked = first.months, ...typed }: Partial<typeof first>) => ({
      ...(draft ? { id: draft.id, version: draft.version } : { accountNumber }),
      ...typed,
      months: ticked,
    }),
    refusedFields: Object.fromEntries(OF_MONTHS.map((code) => [code, 'months'])),
    onDone: ({ id }) => router.push(`/corrections/${id}` as Route),
  });
  const typed: Partial<typeof first> = correction.form.watch();
  const ticked = typed.months ?? first.months;
  return (
    <form noValidate className="mt-6 grid gap-3" onSubmit={(event) => void correction.submit(event)}>
      <DoorFormHead {...correction} />
      <MonthChoices
        months={months}
        ticked={ticked}
        onTick={(chosen) => correction.form.setValue('months', chosen, { shouldDirty: true })}
        error={correction.problems.find((problem) => problem.field === 'months')?.message}
      />
      <FormSection title={text.reason} columns={1}>
        <SelectField {...field('reason')} label={text.reason} options={REASONS} required />
        <TextField {...field('note')} label={text.note} hint={text.noteHint} maxLength={200} />
      </FormSection>
      <FormActions>
        <LinkButton href="/corrections">{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={correction.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
