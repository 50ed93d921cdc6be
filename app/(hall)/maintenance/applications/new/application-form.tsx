'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { applyForChange } from '../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { applicationInput } from '@/lib/maintenance/application.input';
import { APPLICATION_FIELD_WORDS, applicationText as text } from '@/lib/text/maintenance';
import { isEmployeeField, type ChangedField } from '@/lib/values/application-field';

interface ApplicationFormProps {
  /** 职工账号; '' where the unit itself is changed. */
  account: string;
  field: ChangedField;
  subject: string;
  before: string | null;
}

/** What shall become of one locked field, and why; saved as a draft, to which the documents are uploaded on the next page. */
export function ApplicationForm({ account, field: asked, subject, before }: ApplicationFormProps) {
  const router = useRouter();
  const { field, ...application } = useDoorForm({
    name: `application:${asked}:${account}`,
    door: applyForChange,
    schema: applicationInput,
    first: { after: '', reason: '' },
    toInput: (typed) => ({ ...typed, account, field: asked }),
    refusedFields: { 'nothing-changed': 'after', 'application-other-document': 'after' },
    onDone: ({ id }) => router.push(`/maintenance/applications/${id}` as Route),
  });
  const back = isEmployeeField(asked) ? `/maintenance/employees/${account}` : '/maintenance/unit';
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void application.submit(event)}>
      <ErrorSummary problems={application.problems} attempt={application.attempt} />
      <FormSection title={`${APPLICATION_FIELD_WORDS[asked]}：${subject}`} columns={1}>
        <TextField name="before" label={text.before} defaultValue={before ?? ''} readOnly />
        <TextField {...field('after')} label={text.after} hint={text.afterHint} required maxLength={120} />
        <TextField {...field('reason')} label={text.reason} required maxLength={200} />
      </FormSection>
      <FormActions>
        <LinkButton href={back as Route}>{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={application.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
