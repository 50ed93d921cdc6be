'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { Found } from './found';
import { findText } from '@/lib/text/find';

// Both come when they are first asked for: a page loads neither.
const Palette = dynamic(() => import('./palette').then((loaded) => loaded.Palette), { ssr: false });
const KeyList = dynamic(() => import('./key-list').then((loaded) => loaded.KeyList), { ssr: false });

type Shown = 'palette' | 'keys' | null;

/** 查找 in the band: the button, and the keys that open the palette and the list of keys. */
export function Find({ menu }: { menu: Found[] }) {
  const [shown, setShown] = useState<Shown>(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const asked = askedBy(event);
      if (asked === null) return;
      event.preventDefault();
      setShown(asked);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <button
        type="button"
        className="find-button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setShown('palette')}
      >
        <Search aria-hidden="true" size="1rem" />
        <span className="find-word">{findText.open}</span>
        <kbd aria-hidden="true">{findText.keys}</kbd>
      </button>
      {shown === 'palette' && <Palette menu={menu} onClose={() => setShown(null)} />}
      {shown === 'keys' && <KeyList onClose={() => setShown(null)} />}
    </>
  );
}

/** Ctrl+K anywhere; ? where nothing is being typed, no dialog is open, and it is not switched off. */
function askedBy(event: KeyboardEvent): Shown {
  if (event.isComposing || event.altKey || event.repeat) return null;
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') return 'palette';
  if (event.ctrlKey || event.metaKey || (event.key !== '?' && event.key !== '？')) return null;
  if (document.documentElement.dataset.keys === 'off' || isTyping(event.target)) return null;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') ? null : 'keys';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
