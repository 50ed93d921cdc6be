import { ChevronDown } from 'lucide-react';
import type { Ref, SelectHTMLAttributes } from 'react';
import { Field, fieldWiring, type FieldSettings } from '@/components/form/field';
import { fieldText } from '@/lib/text/interface';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

type SelectFieldProps = FieldSettings &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name' | 'id' | 'className' | 'required'> & {
    options: Option[];
    /** The word of the empty choice; null leaves it out. */
    placeholder?: string | null;
    ref?: Ref<HTMLSelectElement>;
  };

/** One of a list, with the browser's own list. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, id, hint, error, required, wide, options, placeholder = fieldText.choose, ...select } = props;
  const field = { name, label, id, hint, error, required, wide };
  return (
    <Field {...field}>
      <div className="control">
        <select {...select} {...fieldWiring(field)}>
          {placeholder !== null && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" size="1rem" className="control-chevron" />
      </div>
    </Field>
  );
}
