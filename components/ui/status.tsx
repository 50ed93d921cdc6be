import type { ReactNode } from 'react';
import { toneIcon, toneText, type Tone } from '@/components/ui/tone';

/** A state in one word: icon and word, as 待收款 in a table or beside a title. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = toneIcon[tone];
  return (
    <span className={`status ${toneText[tone]}`}>
      <Icon aria-hidden="true" size="0.9375em" strokeWidth={2} />
      {children}
    </span>
  );
}
