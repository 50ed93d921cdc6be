'use client';

import { useEffect, useId } from 'react';

/** Leads away from the page. */
type Leave = () => void;
type Ask = (leave: Leave) => void;

const unsaved = new Set<string>();
let ask: Ask | null = null;

/** Says of a form whether something was typed into it that nobody has saved: whoever leaves its page then is asked first. */
export function useUnsavedTyping(isUnsaved: boolean): void {
  const form = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved.add(form);
    return () => void unsaved.delete(form);
  }, [form, isUnsaved]);
}

/** Whether there is something on this page that would be lost. */
export function hasUnsavedTyping(): boolean {
  return unsaved.size > 0;
}

/** Lets what was typed go without being asked: it is kept elsewhere, or whoever typed it goes himself. */
export function letTypingGo(): void {
  unsaved.clear();
}

/** Whether somebody is asked before the page is left; then `leave` leads away once he has said yes. */
export function asksBeforeLeaving(leave: Leave): boolean {
  if (ask === null || unsaved.size === 0) return false;
  ask(leave);
  return true;
}

/** Lets `answer` put the question, until the function that it returns is called. */
export function onLeaveAsked(answer: Ask): () => void {
  ask = answer;
  return () => void (ask = ask === answer ? null : ask);
}
