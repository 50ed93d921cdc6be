import type { ReactNode } from 'react';
import { fieldId, FieldNotes, type FieldSettings } from '@/components/form/field';
import { flag } from '@/components/ui/flag';

/** The frame of a few choices that are all worth seeing: its name, the choices, hint and error. */
export function ChoiceSet({
  name,
  label,
  id: ownId,
  hint,
  error,
  required,
  wide,
  children,
}: FieldSettings & { children: ReactNode }) {
  const id = fieldId({ name, id: ownId });
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="field"
      data-wide={flag(wide)}
      data-invalid={error ? true : undefined}
      aria-describedby={notes === '' ? undefined : notes}
    >
      <legend className="field-label" data-required={flag(required)}>
        {label}
      </legend>
      <div className="field-body">
        <div className="choices">{children}</div>
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </fieldset>
  );
}

/** One of them: its control, its words and a line of explanation where it needs one. */
export function Choice({ control, label, note }: { control: ReactNode; label: string; note?: ReactNode }) {
  return (
    <label className="choice">
      {control}
      <span>
        {label}
        {note && <span className="choice-note">{note}</span>}
      </span>
    </label>
  );
}
