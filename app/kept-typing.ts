'use client';

import { drawnFor } from './drawn-for';
import { givenTo, keptFor } from './kept-for';
import { letTypingGo } from './unsaved-typing';

const PREFIX = 'kept:';

/**
 * Keeps what was typed in this tab while somebody signs in again; read once, by the same form of a page that is drawn for the same one. More
 * than a tab may hold is not kept.
 */
export function keepTyping(form: string, typed: unknown, who = drawnFor()): void {
  keep(form, keptFor(who, typed));
}

/** Keeps something in this tab for whoever comes next, as a link that was opened before anybody had signed in. */
export function keepForAnybody(name: string, kept: unknown): void {
  keep(name, keptFor(undefined, kept));
}

/** What this form kept, and forgets it; null where there is nothing, or where it was typed for somebody else. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the form knows what it kept
export function takeKeptTyping<Typed>(form: string): Typed | null {
  const kept = sessionStorage.getItem(PREFIX + form);
  if (kept === null) return null;
  sessionStorage.removeItem(PREFIX + form);
  return givenTo(drawnFor(), kept) as Typed | null;
}

function keep(name: string, kept: string): void {
  letTypingGo();
  try {
    sessionStorage.setItem(PREFIX + name, kept);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    sessionStorage.removeItem(PREFIX + name);
  }
}
