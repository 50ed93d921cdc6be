'use client';

import { useEffect, useState } from 'react';
import { keepForAnybody, takeKeptTyping } from '@/app/kept-typing';
import { Note } from '@/components/ui/note';

const FORM = 'arrival';
const SAID_HERE = 'hall:said-here';

/** Leaves a sentence for the page that comes next, as 数据保存成功. */
export function leaveNote(sentence: string): void {
  keepForAnybody(FORM, sentence);
}

/** Says a sentence on the page that stays, as how many lines of its list were deleted: whoever pressed may be gone with them. */
export function sayHere(sentence: string): void {
  window.dispatchEvent(new CustomEvent(SAID_HERE, { detail: sentence }));
}

/** Says once what the page before left, and what is said on this one. */
export function ArrivalNote() {
  const [sentence, setSentence] = useState<string | null>(null);

  useEffect(() => {
    // A moment later: a screen reader hears only what changes in a page that is there.
    const timer = setTimeout(() => setSentence(takeKeptTyping<string>(FORM)), 0);
    let again: ReturnType<typeof setTimeout>;
    function hear(event: Event) {
      // The same words a second time are heard only when they were gone between.
      setSentence(null);
      again = setTimeout(() => setSentence((event as CustomEvent<string>).detail), 0);
    }
    window.addEventListener(SAID_HERE, hear);
    return () => {
      clearTimeout(timer);
      clearTimeout(again);
      window.removeEventListener(SAID_HERE, hear);
    };
  }, []);

  return (
    <div role="status" className={sentence === null ? undefined : 'no-print mb-4'}>
      {sentence !== null && <Note tone="success">{sentence}</Note>}
    </div>
  );
}
