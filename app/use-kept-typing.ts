'use client';

import { useEffect, useEffectEvent } from 'react';
import { takeKeptTyping } from './kept-typing';

/** Gives a form what was typed into it before somebody had to sign in again. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the form knows what it kept
export function useKeptTyping<Typed>(form: string, restore: (typed: Typed) => void): void {
  const onKept = useEffectEvent(restore);
  useEffect(() => {
    // A moment later, not while the page is still being made alive.
    const timer = setTimeout(() => {
      const kept = takeKeptTyping<Typed>(form);
      if (kept) onKept(kept);
    }, 0);
    return () => clearTimeout(timer);
  }, [form]);
}
