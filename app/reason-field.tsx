'use client';

import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { errorsByField } from './door-problems';
import type { FormProblem } from '@/components/form/error-summary';
import { TextAreaField } from '@/components/form/text-area-field';

/** What a dialog has been told as the reason, and whether it was confirmed without one. */
export interface Reason {
  said: string;
  missing: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
  say: (said: string) => void;
  /** As on opening the dialog: what was said stays, and is not called missing yet. */
  askAnew: () => void;
  /** Whether there is one; where there is none, marks the field and goes there. */
  isGiven: () => boolean;
}

/** The reason that a dialog asks for; it outlives the dialog. */
export function useReason(): Reason {
  const [said, say] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  function isGiven() {
    const given = said.trim() !== '';
    setMissing(!given);
    if (!given) field.current?.focus();
    return given;
  }

  return { said, missing, field, say, askAnew: () => setMissing(false), isGiven };
}

interface ReasonFieldProps {
  reason: Reason;
  name?: string;
  words: { reason: string; reasonMissing: string };
  hint?: ReactNode;
  /** What the door said of what was sent. */
  problems: readonly FormProblem[];
}

/** Where a dialog is told the reason, without which it sends nothing. */
export function ReasonField({ reason, name = 'reason', words, hint, problems }: ReasonFieldProps) {
  const { said, missing, field, say } = reason;
  return (
    <TextAreaField
      ref={field}
      name={name}
      label={words.reason}
      hint={hint}
      required
      rows={2}
      maxLength={200}
      value={said}
      onChange={(event) => say(event.currentTarget.value)}
      error={missing ? words.reasonMissing : errorsByField(problems)[name]}
    />
  );
}
