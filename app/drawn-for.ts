'use client';

/** The id of whom the frame of this page was drawn for; undefined where nobody is signed in. Every door is told it, and acts for nobody else. */
export function drawnFor(): string | undefined {
  return document.querySelector<HTMLElement>('[data-drawn-for]')?.dataset.drawnFor;
}
