'use client';

import { useEffect, useState } from 'react';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';
import { Note } from '@/components/ui/note';

const FORM = 'arrival';

/** Leaves a sentence for the page that comes next, as 数据保存成功. */
export function leaveNote(sentence: string): void {
  keepTyping(FORM, sentence);
}

/** Says once what the page before left. */
export function ArrivalNote() {
  const [sentence, setSentence] = useState<string | null>(null);

  useEffect(() => {
    const left = takeKeptTyping<string>(FORM);
    if (left !== null) setSentence(left);
  }, []);

  return <div role="status">{sentence !== null && <Note tone="success">{sentence}</Note>}</div>;
}
