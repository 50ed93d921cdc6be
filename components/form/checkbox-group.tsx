import type { ReactNode } from 'react';
import { Choice, ChoiceSet } from '@/components/form/choice-set';
import type { FieldSettings } from '@/components/form/field';
import type { InputAttributes } from '@/components/form/text-field';

type CheckboxOption = InputAttributes & { name: string; label: string; note?: ReactNode };

type CheckboxGroupProps = FieldSettings & { options: CheckboxOption[] };

/** A few choices of which any number may be taken, each a checkbox with a name of its own. */
export function CheckboxGroup({ options, ...field }: CheckboxGroupProps) {
  return (
    <ChoiceSet {...field}>
      {options.map(({ label, note, ...input }) => (
        <Choice key={input.name} label={label} note={note} control={<input type="checkbox" {...input} />} />
      ))}
    </ChoiceSet>
  );
}
