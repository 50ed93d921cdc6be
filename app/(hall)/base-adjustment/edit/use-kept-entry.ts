'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { drawnFor } from '@/app/drawn-for';
import { keepTyping, takeKeptTyping } from '@/app/kept-typing';

const PAUSE_MILLISECONDS = 300;

/**
 * Keeps what was typed in this tab while it is typed, over a reload and a new login too, and gives it back once; `null` is nothing typed.
 */
export function useKeptEntry<Entry>(form: string, entry: Entry | null, restore: (entry: Entry) => void): void {
  // Of this page: when it goes away because the frame is drawn for another unit, what stands in the frame is that other one.
  const [drawn, setDrawn] = useState<{ who: string | undefined } | null>(null);

  const takeOver = useEffectEvent(() => {
    const kept = takeKeptTyping<Entry>(form);
    if (kept) restore(kept);
    setDrawn({ who: drawnFor() });
  });
  useEffect(() => {
    // A moment later, not while the page is still being made alive.
    const timer = setTimeout(() => takeOver(), 0);
    return () => clearTimeout(timer);
  }, [form]);

  const keep = useEffectEvent(() => {
    if (!drawn) return;
    if (entry) keepTyping(form, entry, drawn.who);
    else takeKeptTyping(form);
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [entry, drawn]);
  useEffect(() => {
    // What was typed within the pause must not be lost with the page.
    const now = () => keep();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
}
