'use client';

import { letTypingGo } from './unsaved-typing';

const PREFIX = 'kept:';

/** Keeps what was typed in this tab while somebody signs in again; read once, by the same form. More than a tab may hold is not kept. */
export function keepTyping(form: string, typed: unknown): void {
  letTypingGo();
  try {
    sessionStorage.setItem(PREFIX + form, JSON.stringify(typed));
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    sessionStorage.removeItem(PREFIX + form);
  }
}

/** What this form kept, and forgets it; null where there is nothing. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the form knows what it kept
export function takeKeptTyping<Typed>(form: string): Typed | null {
  const kept = sessionStorage.getItem(PREFIX + form);
  if (kept === null) return null;
  sessionStorage.removeItem(PREFIX + form);
  return JSON.parse(kept) as Typed;
}
