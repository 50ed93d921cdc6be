'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { asksBeforeLeaving, hasUnsavedTyping, letTypingGo, onLeaveAsked } from './unsaved-typing';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { leaveText as text } from '@/lib/text/frame';

/** Asks before a page is left by a link while something typed on it is not saved; once in the frame of every page. */
export function LeaveGuard() {
  const [address, setAddress] = useState<string | null>(null);
  const router = useRouter();

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Before the link itself hears of it.
    document.addEventListener('click', holdUp, { capture: true, signal });
    window.addEventListener('beforeunload', (event) => hasUnsavedTyping() && event.preventDefault(), { signal });
    const stopAsking = onLeaveAsked(setAddress);
    return () => {
      listening.abort();
      stopAsking();
    };
  }, []);

  if (address === null) return null;
  return (
    <ConfirmDialog
      open
      title={text.title}
      tone="danger"
      confirmLabel={text.leave}
      cancelLabel={text.stay}
      onCancel={() => setAddress(null)}
      onConfirm={() => {
        letTypingGo();
        setAddress(null);
        router.push(address as Route);
      }}
    >
      <p>{text.about}</p>
    </ConfirmDialog>
  );
}

function holdUp(event: MouseEvent): void {
  const address = addressLedTo(event);
  if (address === null || !asksBeforeLeaving(address)) return;
  event.preventDefault();
  event.stopPropagation();
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
