import type { ReactNode } from 'react';
import type { Tone } from '@/components/ui/tone';

/** A state in one word: icon and word, as 待收款 in a table or beside a title. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="status" data-tone={tone}>
      {children}
    </span>
  );
}
