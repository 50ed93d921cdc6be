'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { asksBeforeLeaving, hasUnsavedTyping, letTypingGo, onLeaveAsked } from './unsaved-typing';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { leaveText as text } from '@/lib/text/frame';

/** Asks before a page is left, by a link or by 后退 of the browser, while something typed on it is not saved; once in the frame of every page. */
export function LeaveGuard() {
  const [asked, setAsked] = useState<{ leave: () => void } | null>(null);
  const router = useRouter();

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const holdUp = (event: MouseEvent) => {
      const address = addressLedTo(event);
      if (address === null || !asksBeforeLeaving(() => router.push(address as Route))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the link itself hears of it.
    document.addEventListener('click', holdUp, { capture: true, signal });
    window.addEventListener('beforeunload', (event) => hasUnsavedTyping() && event.preventDefault(), { signal });
    entriesOf(window)?.addEventListener('navigate', holdUpTraverse, { signal });
    const stopAsking = onLeaveAsked((leave) => setAsked({ leave }));
    return () => {
      listening.abort();
      stopAsking();
    };
  }, [router]);

  if (asked === null) return null;
  return (
    <ConfirmDialog
      open
      title={text.title}
      tone="danger"
      confirmLabel={text.leave}
      cancelLabel={text.stay}
      onCancel={() => setAsked(null)}
      onConfirm={() => {
        letTypingGo();
        setAsked(null);
        asked.leave();
      }}
    >
      <p>{text.about}</p>
    </ConfirmDialog>
  );
}

/** The entries of the history; undefined in a browser that does not tell of them: there, 后退 leaves without a question. */
function entriesOf(page: { navigation?: Navigation }): Navigation | undefined {
  return page.navigation;
}

/** Holds up 后退 and 前进 to another page of ours. The browser lets that be only once: who presses again leaves. */
function holdUpTraverse(event: NavigateEvent): void {
  const { key, url, sameDocument } = event.destination;
  const isTraverse = event.navigationType === 'traverse' && event.cancelable && sameDocument;
  if (!isTraverse || new URL(url).pathname === window.location.pathname) return;
  if (asksBeforeLeaving(() => void window.navigation.traverseTo(key))) event.preventDefault();
}

/** The other page of ours that a click leads to in this window; null for everything else. */
function addressLedTo(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const otherWindow = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link?.href || link.target !== '' || link.hasAttribute('download') || otherWindow) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  const isFile = pathname.startsWith('/api/');
  if (origin !== window.location.origin || pathname === window.location.pathname || isFile) return null;
  return `${pathname}${search}${hash}`;
}
