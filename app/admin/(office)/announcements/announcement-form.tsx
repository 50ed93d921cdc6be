'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { announce } from '../../action';
import { useDoorForm } from '@/app/use-door-form';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextAreaField } from '@/components/form/text-area-field';
import { TextField } from '@/components/form/text-field';
import { formatCount } from '@/components/table/format-count';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { announcementsText as text } from '@/lib/text/announcements';
import { announcementInput } from '@/lib/units/announcements.input';

/** 发布通知: title, words and, where it is not for all, the units it is for. */
export function AnnouncementForm() {
  const [published, setPublished] = useState<number | null>(null);
  const router = useRouter();
  const { field, ...form } = useDoorForm({
    name: 'announcement',
    door: announce,
    schema: announcementInput,
    first: { title: '', body: '', units: '' },
    refusedFields: { 'announcement-unit-unknown': 'units' },
    onDone({ units }) {
      setPublished(units);
      form.begin();
      router.refresh();
    },
  });

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary problems={form.problems} attempt={form.attempt} />
      {published !== null && form.problems.length === 0 && (
        <Note live="status" tone="success">
          {text.published(formatCount(published))}
        </Note>
      )}
      <FormSection title={text.write}>
        <TextField {...field('title')} label={text.heading} required maxLength={100} />
        <TextField {...field('units')} label={text.units} hint={text.unitsHint} />
        <TextAreaField {...field('body')} label={text.body} required wide rows={5} maxLength={2000} />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text.publish}
        </Button>
      </FormActions>
    </form>
  );
}
