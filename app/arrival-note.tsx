'use client';

import { useEffect, useState } from 'react';
import { keepForAnybody, takeKeptTyping } from '@/app/kept-typing';
import { Note } from '@/components/ui/note';

const FORM = 'arrival';

/** Leaves a sentence for the page that comes next, as 数据保存成功. */
export function leaveNote(sentence: string): void {
  keepForAnybody(FORM, sentence);
}

/** Says once what the page before left. */
export function ArrivalNote() {
  const [sentence, setSentence] = useState<string | null>(null);

  useEffect(() => {
    // A moment later: a screen reader hears only what changes in a page that is there.
    const timer = setTimeout(() => setSentence(takeKeptTyping<string>(FORM)), 0);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div role="status" className={sentence === null ? undefined : 'no-print mb-4'}>
      {sentence !== null && <Note tone="success">{sentence}</Note>}
    </div>
  );
}
