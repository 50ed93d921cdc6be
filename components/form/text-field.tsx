import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { Field, fieldWiring, type FieldSettings } from '@/components/form/field';

export type InputAttributes = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'className' | 'required'>;

export type TextFieldProps = FieldSettings &
  InputAttributes & {
    ref?: Ref<HTMLInputElement>;
    /** Stands behind the input, as 元. */
    unit?: ReactNode;
    /** A button at the end of the input. */
    trailing?: ReactNode;
    align?: 'start' | 'end';
    live?: boolean;
  };

/** A line of text. Spread what react-hook-form's `register` gives, or use `defaultValue` in a plain form. */
export function TextField(props: TextFieldProps) {
  const { name, label, id, hint, error, required, wide, unit, trailing, align, live, ...input } = props;
  const field = { name, label, id, hint, error, required, wide };
  return (
    <Field {...field} live={live}>
      <div className="control" data-align={align}>
        <input type="text" autoComplete="off" {...input} {...fieldWiring(field)} />
        {unit && (
          <span aria-hidden="true" className="control-unit">
            {unit}
          </span>
        )}
        {trailing}
      </div>
    </Field>
  );
}
