'use client';

import { useRouter } from 'next/navigation';
import { proposeSuspenseClaim } from '../../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { claimText as text } from '@/lib/text/suspense';

const REFUSED_FIELDS = { 'suspense-unit-unknown': 'unit', 'suspense-unit-closed': 'unit' };

/** 提出认领: whose money it is, and why. */
export function ClaimForm({ receiptId }: { receiptId: string }) {
  const router = useRouter();
  const { field, ...claim } = useDoorForm({
    name: `claim:${receiptId}`,
    door: proposeSuspenseClaim,
    first: { unit: '', reason: '' },
    toInput: (typed) => ({ receiptId, ...typed }),
    refusedFields: REFUSED_FIELDS,
    onDone: () => router.push('/admin/suspense?did=proposed'),
  });

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void claim.submit(event)}>
      <ErrorSummary problems={claim.problems} attempt={claim.attempt} />
      <FormSection title={text.propose} columns={1}>
        <TextField {...field('unit')} label={text.unit} hint={text.unitHint} required maxLength={200} />
        <TextAreaField {...field('reason')} label={text.reason} hint={text.reasonHint} required maxLength={500} />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" pending={claim.pending}>
          {text.submit}
        </Button>
      </FormActions>
    </form>
  );
}
