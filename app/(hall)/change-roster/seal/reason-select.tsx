'use client';

import { ChevronDown } from 'lucide-react';
import { sealText } from '@/lib/text/change-roster';
import { fieldText } from '@/lib/text/interface';
import { SEAL_REASONS } from '@/lib/text/terms';

interface ReasonSelectProps {
  name: string;
  label?: string;
  value: string;
  onChange: (reason: string) => void;
}

const REASONS = Object.entries(SEAL_REASONS).sort(([a], [b]) => a.localeCompare(b));

/** 封存原因 of the dictionary, small enough for a row. */
export function ReasonSelect({ name, label = sealText.reason, value, onChange }: ReasonSelectProps) {
  return (
    <span className="control">
      <select name={name} aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{fieldText.choose}</option>
        {REASONS.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" size="1rem" className="control-chevron" />
    </span>
  );
}
