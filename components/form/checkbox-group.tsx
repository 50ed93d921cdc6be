import type { ReactNode } from 'react';
import { fieldId, FieldNotes, type FieldSettings } from '@/components/form/field';
import type { InputAttributes } from '@/components/form/text-field';
import { flag } from '@/components/ui/flag';

type CheckboxOption = InputAttributes & { name: string; label: string; note?: ReactNode };

type CheckboxGroupProps = FieldSettings & { options: CheckboxOption[] };

/** A few choices of which any number may be taken, each a checkbox with a name of its own. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { name, label, id: ownId, hint, error, required, wide, options } = props;
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
        <div className="choices">
          {options.map(({ label: words, note, ...input }) => (
            <label key={input.name} className="choice">
              <input type="checkbox" {...input} />
              <span>
                {words}
                {note && <span className="choice-note">{note}</span>}
              </span>
            </label>
          ))}
        </div>
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </fieldset>
  );
}
