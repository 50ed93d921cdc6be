'use client';

import { useAdjustmentEdit, type AdjustmentDraft } from './use-adjustment-edit';
import { AmountFields } from '@/app/(hall)/change-roster/open/amount-fields';
import type { OpenFormSettings } from '@/app/(hall)/change-roster/open/limits';
import { DoorFormHead } from '@/app/door-form-head';
import { errorsByField } from '@/app/door-problems';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';
import { filingsText } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';

interface EditFormProps {
  settings: OpenFormSettings;
  draft: AdjustmentDraft;
}

/** 修改 of one saved adjustment: the new base or monthly amount; whose it is only where that is what is wrong. */
export function EditForm({ settings, draft }: EditFormProps) {
  const edit = useAdjustmentEdit(draft);
  const { line, setLine, problems } = edit;
  const errors = errorsByField(problems);
  const { former } = draft;
  const person = (field: 'accountNumber' | 'name' | 'idNumber', label: string) => (
    <TextField
      name={field}
      label={label}
      value={line[field]}
      readOnly={former !== null}
      error={errors[field]}
      onChange={(event) => setLine({ ...line, [field]: event.currentTarget.value })}
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save();
      }}
      className="grid gap-4"
    >
      <DoorFormHead problems={problems} attempt={edit.attempt} restored={edit.restored} />
      <FormSection title={text.person}>
        {person('accountNumber', text.number)}
        {person('name', text.name)}
        {former === null && person('idNumber', text.idNumber)}
        {former && (
          <>
            <ReadAmount name="formerBase" label={filingsText.formerBase} value={former.base} />
            <ReadAmount name="formerMonthly" label={filingsText.formerMonthly} value={former.monthly} />
          </>
        )}
      </FormSection>
      <FormSection title={text.adjustment} note={text.adjustmentNote} key={edit.round}>
        <AmountFields settings={settings} amount={edit.amount} onChange={edit.setAmount} errors={errors} />
      </FormSection>
      <FormActions>
        <LinkButton href="/base-adjustment">{text.back}</LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={edit.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

function ReadAmount(field: { name: string; label: string; value: string }) {
  return <TextField {...field} readOnly unit={fieldText.yuan} align="end" />;
}
