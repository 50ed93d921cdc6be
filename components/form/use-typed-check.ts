'use client';

import { useState, type ChangeEventHandler, type FocusEventHandler } from 'react';
import { writeInput } from '@/components/form/write-input';

/** The normal form of what was typed, or the sentence that says what is wrong with it. */
export type TypedAnswer = { text: string } | { problem: string };

interface Handlers {
  onBlur?: FocusEventHandler<HTMLInputElement>;
  onChange?: ChangeEventHandler<HTMLInputElement>;
}

/**
 * Judges an input when it is left: writes the normal form into it, or shows the problem until it is mended. An empty input is
 * nobody's problem here; whether it may be empty is for the form to say.
 */
export function useTypedCheck(check: (typed: string) => TypedAnswer, handlers: Handlers) {
  const [problem, setProblem] = useState<string>();

  function judge(input: HTMLInputElement) {
    const answer = input.value.trim() === '' ? { text: '' } : check(input.value);
    if ('text' in answer) writeInput(input, answer.text);
    const next = 'problem' in answer ? answer.problem : undefined;
    if (next !== problem) whenReleased(() => setProblem(next));
  }

  const onBlur: FocusEventHandler<HTMLInputElement> = (event) => {
    if (!event.currentTarget.readOnly) judge(event.currentTarget);
    handlers.onBlur?.(event);
  };

  const onChange: ChangeEventHandler<HTMLInputElement> = (event) => {
    if (problem !== undefined && !('problem' in check(event.currentTarget.value))) setProblem(undefined);
    handlers.onChange?.(event);
  };

  return { problem, judge, handlers: { onBlur, onChange } };
}

/** While the mouse is held down on something, nothing may move: the line of an error would push it away and the click be lost. */
function whenReleased(show: () => void): void {
  if (document.querySelector(':active') === null) show();
  else document.addEventListener('pointerup', () => setTimeout(show), { once: true });
}
