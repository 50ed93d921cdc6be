import type { Ref } from 'react';
import { FieldNotes, fieldWiring, type FieldSettings } from '@/components/form/field';
import type { InputAttributes } from '@/components/form/text-field';
import { flag } from '@/components/ui/flag';

type CheckboxFieldProps = FieldSettings & InputAttributes & { ref?: Ref<HTMLInputElement> };

/** A single yes or no, with its words behind it. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, id, hint, error, required, wide, ...input } = props;
  const wiring = fieldWiring({ name, id, hint, error, required });
  return (
    <div className="field field-single" data-wide={flag(wide)} data-invalid={error ? true : undefined}>
      <div className="field-body">
        <label className="choice">
          <input type="checkbox" {...input} {...wiring} />
          <span data-required={flag(required)}>{label}</span>
        </label>
        <FieldNotes id={wiring.id} hint={hint} error={error} />
      </div>
    </div>
  );
}
