'use client';

import { useEffect, useState, type RefObject } from 'react';

/** So many rows are drawn whole; of more, only those in sight and some around them. */
const MOST_DRAWN = 200;
const AROUND = 15;
const USUAL_HEIGHT = 32;

/** Which rows of a scrolling grid are drawn: from the first, to before the last. All rows are of one height. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): { first: number; end: number } {
  const [seen, setSeen] = useState({ top: 0, rows: 40 });
  const drawsAll = count <= MOST_DRAWN;

  useEffect(() => {
    const element = scroller.current;
    if (drawsAll || !element) return;
    function look() {
      if (!element) return;
      const height = element.querySelector<HTMLElement>('[data-line]')?.offsetHeight ?? USUAL_HEIGHT;
      const next = { top: Math.floor(element.scrollTop / height), rows: Math.ceil(element.clientHeight / height) };
      setSeen((before) => (before.top === next.top && before.rows === next.rows ? before : next));
    }
    const size = new ResizeObserver(look);
    size.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, drawsAll]);

  if (drawsAll) return { first: 0, end: count };
  return { first: Math.max(0, seen.top - AROUND), end: Math.min(count, seen.top + seen.rows + AROUND) };
}
