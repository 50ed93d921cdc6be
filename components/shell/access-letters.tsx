'use client';

import { useEffect } from 'react';

/**
 * Makes Alt and a letter press the button that shows it, as 保存[S], in every browser: they differ in the keys they take for an
 * access key by themselves. Where the browser has already acted, the event comes prevented.
 */
export function AccessLetters() {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}

function onKeyDown(event: KeyboardEvent) {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  if (letter === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const target = [...document.querySelectorAll<HTMLElement>(`[accesskey="${letter}"]`)].findLast(isReachable);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
  target.click();
}

/** Seen, and not behind a dialog. */
function isReachable(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest('[aria-hidden="true"], [inert]') === null;
}
