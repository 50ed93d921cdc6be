import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { flag } from '@/components/ui/flag';

/** What every field of a form can be given. `name` is the key of the value and makes the id. */
export interface FieldSettings {
  name: string;
  label: string;
  id?: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  /** Takes the whole line of a form of two columns. */
  wide?: boolean;
}

/** The id of the control of a field: what an error summary links to. */
export function fieldId(field: { name: string; id?: string }): string {
  return field.id ?? `field-${field.name}`;
}

/** The attributes that tie a control to its label, hint and error. */
export function fieldWiring(field: Pick<FieldSettings, 'name' | 'id' | 'hint' | 'error' | 'required'>) {
  const id = fieldId(field);
  const notes = [field.error && `${id}-error`, field.hint && `${id}-hint`].filter(Boolean).join(' ');
  return {
    id,
    name: field.name,
    'aria-required': flag(field.required),
    'aria-invalid': field.error ? true : undefined,
    'aria-describedby': notes === '' ? undefined : notes,
  } as const;
}

type FieldProps = FieldSettings & {
  /** For fields that judge what was typed by themselves: a screen reader then hears the answer. */
  live?: boolean;
  children: ReactNode;
};

/** A label, its control, and under it the hint and the error. */
export function Field({ label, hint, error, required, wide, live, children, ...field }: FieldProps) {
  const id = fieldId(field);
  return (
    <div className="field" data-wide={flag(wide)} data-invalid={error ? true : undefined}>
      <label htmlFor={id} className="field-label" data-required={flag(required)}>
        {label}
      </label>
      <div className="field-body">
        {children}
        <FieldNotes id={id} hint={hint} error={error} live={live} />
      </div>
    </div>
  );
}

interface FieldNotesProps {
  id: string;
  hint?: ReactNode;
  error?: string;
  live?: boolean;
}

/** The error and the hint under a control, under the ids that `fieldWiring` names. */
export function FieldNotes({ id, hint, error, live }: FieldNotesProps) {
  return (
    <div aria-live={live ? 'polite' : undefined}>
      {error && (
        <p id={`${id}-error`} className="field-error">
          <CircleAlert aria-hidden="true" size="0.9375rem" />
          {error}
        </p>
      )}
      {hint && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
    </div>
  );
}
