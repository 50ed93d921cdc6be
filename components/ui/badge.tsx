import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/tone';

const TONES: Record<Tone, string> = {
  neutral: 'border-rule text-soft',
  info: 'border-transparent bg-wash text-stone',
  waiting: 'border-transparent bg-wash text-stone',
  success: 'border-transparent bg-success-wash text-success',
  warning: 'border-transparent bg-warning-wash text-warning',
  danger: 'border-transparent bg-danger-wash text-danger',
};

/** A small label that classes a thing, as 待转入 beside a name. For states with an icon use Status. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center rounded-sm border px-1.5 text-xs leading-5 whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
