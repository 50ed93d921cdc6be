import type { ReactNode, Ref } from 'react';
import { Choice, ChoiceSet } from '@/components/form/choice-set';
import type { FieldSettings } from '@/components/form/field';
import type { InputAttributes } from '@/components/form/text-field';

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
  const { name, label, id, hint, error, required, wide, options, defaultValue, ...input } = props;
  return (
    <ChoiceSet name={name} label={label} id={id} hint={hint} error={error} required={required} wide={wide}>
      {options.map(({ value, label: words, note, disabled }) => (
        <Choice
          key={value}
          label={words}
          note={note}
          control={
            <input
              type="radio"
              {...input}
              name={name}
              value={value}
              disabled={disabled}
              defaultChecked={defaultValue === undefined ? undefined : value === defaultValue}
            />
          }
        />
      ))}
    </ChoiceSet>
  );
}
