'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { applyForRelief } from '../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { MonthField } from '@/components/form/month-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { reliefInput } from '@/lib/maintenance/relief.input';
import { applicationText } from '@/lib/text/maintenance';
import { reliefText as text } from '@/lib/text/relief';
import type { Relief } from '@/lib/values/application-field';

interface ReliefFormProps {
  kind: Relief;
  /** The open month as YYYY-MM, the months at which it may end, ready for display, and the present ratios. */
  openMonth: string;
  first: string;
  last: string;
  present: string;
}

/** 缓缴申请 or 降低比例至下限以下申请: saved as a draft, to which the documents are uploaded on the next page. */
export function ReliefForm({ kind, openMonth, first, last, present }: ReliefFormProps) {
  const router = useRouter();
  const { field, ...relief } = useDoorForm({
    name: `relief:${kind}`,
    door: applyForRelief,
    schema: reliefInput,
    first: { until: '', unitRatio: '', ownRatio: '', reason: '' },
    toInput: ({ until, unitRatio, ownRatio, reason }) => ({
      field: kind,
      until,
      unitRatio: kind === 'lowRatio' ? unitRatio : '',
      ownRatio: kind === 'lowRatio' ? ownRatio : '',
      reason,
    }),
    refusedFields: { 'relief-until': 'until', 'relief-ratio': 'unitRatio' },
    onDone: ({ id }) => router.push(`/maintenance/applications/${id}` as Route),
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void relief.submit(event)}>
      <ErrorSummary problems={relief.problems} attempt={relief.attempt} />
      <FormSection
        title={text.formSection}
        note={kind === 'deferral' ? text.deferralAbout : text.lowRatioAbout}
        columns={1}
      >
        <TextField name="from" label={text.from} defaultValue={text.fromNote} readOnly />
        <MonthField
          {...field('until')}
          label={text.until}
          hint={text.untilNote(first, last)}
          around={openMonth}
          required
        />
        {kind === 'lowRatio' && (
          <>
            <TextField name="present" label={text.present} defaultValue={present} readOnly />
            {(['unitRatio', 'ownRatio'] as const).map((ratio) => (
              <TextField
                key={ratio}
                {...field(ratio)}
                label={text[ratio]}
                unit={text.ratioUnit}
                inputMode="numeric"
                align="end"
                required
              />
            ))}
          </>
        )}
        <TextField {...field('reason')} label={text.reason} hint={text.reasonHint} required maxLength={200} />
      </FormSection>
      <FormActions>
        <LinkButton href="/ratio-adjustment">{applicationText.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={relief.pending}>
          {applicationText.save}
        </Button>
      </FormActions>
    </form>
  );
}
