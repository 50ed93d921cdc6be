import type { Ref, TextareaHTMLAttributes } from 'react';
import { Field, fieldWiring, type FieldSettings } from '@/components/form/field';

type TextAreaFieldProps = FieldSettings &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id' | 'className' | 'required'> & {
    ref?: Ref<HTMLTextAreaElement>;
  };

/** Several lines of text. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { name, label, id, hint, error, required, wide, ...area } = props;
  const field = { name, label, id, hint, error, required, wide };
  return (
    <Field {...field}>
      <div className="control control-area">
        <textarea rows={3} {...area} {...fieldWiring(field)} />
      </div>
    </Field>
  );
}
