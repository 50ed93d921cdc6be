import type { ReactNode, Ref } from 'react';
import { fieldId, FieldNotes, type FieldSettings } from '@/components/form/field';
import type { InputAttributes } from '@/components/form/text-field';
import { flag } from '@/components/ui/flag';

interface RadioOption {
  value: string;
  label: string;
  note?: ReactNode;
  disabled?: boolean;
}

type RadioGroupProps = FieldSettings &
  Omit<InputAttributes, 'value' | 'defaultValue'> & {
    options: RadioOption[];
    defaultValue?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** One of a few choices that are all worth seeing, each with a line of explanation where it needs one. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, label, id: ownId, hint, error, required, wide, options, defaultValue, ...input } = props;
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
          {options.map((option) => (
            <label key={option.value} className="choice">
              <input
                type="radio"
                {...input}
                name={name}
                value={option.value}
                disabled={option.disabled}
                defaultChecked={defaultValue === undefined ? undefined : option.value === defaultValue}
              />
              <span>
                {option.label}
                {option.note && <span className="choice-note">{option.note}</span>}
              </span>
            </label>
          ))}
        </div>
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </fieldset>
  );
}
