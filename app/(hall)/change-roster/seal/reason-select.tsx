'use client';

import { ChevronDown } from 'lucide-react';
import { fieldText } from '@/lib/text/interface';
import { SEAL_REASONS } from '@/lib/text/terms';

interface ReasonSelectProps {
  name: string;
  label: string;
  value: string;
  onChange: (reason: string) => void;
}

/** 封存原因 of the dictionary, in the order of its codes. */
export const REASON_OPTIONS = Object.entries(SEAL_REASONS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.value.localeCompare(b.value));

/** The choice of a 封存原因, small enough for a row. */
export function ReasonSelect({ name, label, value, onChange }: ReasonSelectProps) {
  return (
    <span className="control">
      <select name={name} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{fieldText.choose}</option>
        {REASON_OPTIONS.map((reason) => (
          <option key={reason.value} value={reason.value}>
            {reason.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" size="1rem" className="control-chevron" />
    </span>
  );
}
