'use client';

import type { ReactNode } from 'react';
import { FieldNotes } from '@/components/form/field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';

interface CellInputProps {
  name: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  check: (typed: string) => TypedAnswer;
  inputMode: 'decimal' | 'numeric';
  error?: string;
  hint?: ReactNode;
}

/** An input in a row of a list, with what is wrong with it and what follows from it underneath. */
export function CellInput({ name, label, value, onChange, check, inputMode, error, hint }: CellInputProps) {
  const typed = useTypedCheck(check, { onChange: (event) => onChange(event.currentTarget.value) });
  // The other of two amounts may have filled this one since.
  const stands = typed.problem !== undefined && value.trim() !== '' && 'problem' in check(value);
  const problem = error ?? (stands ? typed.problem : undefined);
  const id = `field-${name}`;
  const notes = [problem && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="cell-input" data-invalid={problem ? true : undefined}>
      <span className="control" data-align={inputMode === 'decimal' ? 'end' : undefined}>
        <input
          {...typed.handlers}
          id={id}
          name={name}
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          aria-describedby={notes === '' ? undefined : notes}
          value={value}
        />
      </span>
      <FieldNotes id={id} error={problem} hint={hint} live />
    </div>
  );
}
