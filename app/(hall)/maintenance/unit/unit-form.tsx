'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { changeUnit } from '../action';
import { UnitFields } from './unit-fields';
import { useDoorForm } from '@/app/use-door-form';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Note } from '@/components/ui/note';
import { editUnitInput, UNIT_EDIT_FIELDS, type UnitEditField } from '@/lib/maintenance/edit-unit.input';
import { unitEditText as text } from '@/lib/text/maintenance';
import { unitText } from '@/lib/text/unit-queries';

type Values = Record<UnitEditField, string>;

const COLUMNS: Column[] = [
  { key: 'field', title: text.field, kind: 'text', primary: true },
  { key: 'before', title: text.before, kind: 'text', wrap: true },
  { key: 'after', title: text.after, kind: 'text', wrap: true },
];

/** The fields that a unit changes by itself; what was and what will be is shown before anything is sent. */
export function UnitForm({ current }: { current: Values }) {
  const [asking, setAsking] = useState<Values | null>(null);
  const [result, setResult] = useState<'done' | 'same' | null>(null);
  const router = useRouter();
  const { field, ...edit } = useDoorForm({
    name: 'unit',
    door: changeUnit,
    schema: editUnitInput,
    first: current,
    toInput: (typed: Values) => ({ ...typed, seen: current }),
    onDone() {
      setResult('done');
      router.refresh();
    },
  });

  function preview(typed: Values) {
    const changed = UNIT_EDIT_FIELDS.some((name) => typed[name].trim() !== current[name]);
    setResult(changed ? null : 'same');
    setAsking(changed ? typed : null);
  }

  // Where a field is faulty, submitting finds it again and says so in the summary.
  const ask = edit.form.handleSubmit(preview, () => void edit.submit());

  async function confirm() {
    await edit.submit();
    setAsking(null);
  }

  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void ask(event)}>
      <ErrorSummary problems={edit.problems} attempt={edit.attempt} />
      {result !== null && edit.problems.length === 0 && (
        <Note live="status" tone={result === 'done' ? 'success' : 'info'} title={result === 'done' ? text.done : ''}>
          {result === 'done' ? text.doneAbout : text.same}
        </Note>
      )}
      <FormSection title={text.editable}>
        <UnitFields field={field} />
      </FormSection>
      <FormActions>
        <Button type="submit" variant="primary" accessLetter="S" pending={edit.pending}>
          {text.submit}
        </Button>
      </FormActions>
      {asking && (
        <ConfirmDialog
          open
          title={text.previewTitle}
          confirmLabel={text.confirm}
          pending={edit.pending}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(null)}
        >
          <DataTable
            caption={text.previewCaption}
            columns={COLUMNS}
            contained={false}
            rows={UNIT_EDIT_FIELDS.filter((name) => asking[name].trim() !== current[name]).map((name) => ({
              id: name,
              label: unitText[name],
              cells: { field: unitText[name], before: current[name], after: asking[name].trim() },
            }))}
          />
        </ConfirmDialog>
      )}
    </form>
  );
}
