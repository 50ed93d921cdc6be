'use client';

import { useState } from 'react';
import { useForm, type FieldErrors, type FieldValues, type Path } from 'react-hook-form';
import type { z } from 'zod';
import { isSignedOut, problemsOf, signInAgain } from './door-problems';
import { keepTyping } from './kept-typing';
import { useDoor } from './use-door';
import { letTypingGo, useUnsavedTyping } from './unsaved-typing';
import { useKeptTyping } from './use-kept-typing';
import type { FormProblem } from '@/components/form/error-summary';
import type { Door } from '@/lib/operations/answer';
import { fieldCodes } from '@/lib/operations/field-codes';
import { fieldProblemSentence } from '@/lib/text/fields';

interface DoorForm<Values extends FieldValues, Result> {
  /** What was typed is kept under this name while somebody signs in again. */
  name: string;
  /** Passwords and codes: nothing of it lies anywhere while somebody signs in again. */
  secret?: boolean;
  door: Door<Result>;
  /** What the fields hold when the form opens. */
  first: Values;
  /** The schema of the operation's input: faults are told before anything is sent. The server parses again, what was typed. */
  schema?: z.ZodType;
  /** What the door is sent for the values typed; the values themselves unless said. */
  toInput?: (values: Values) => unknown;
  /** At which field a refusal of the engine stands, by its code. */
  refusedFields?: Record<string, string>;
  onDone: (result: Result, values: Values) => void;
}

/**
 * A form before a door: its fields by react-hook-form, its problems at their fields and for the summary, its typing kept over a new login
 * and asked after before its page is left, one request key until the door has answered. Spread `field('name')` into a field of components/form.
 */
export function useDoorForm<Values extends FieldValues, Result>(settings: DoorForm<Values, Result>) {
  const { name, secret = false, first, schema, toInput, refusedFields = {}, onDone } = settings;
  // Without default values react-hook-form reads what stands in the page: what somebody quick typed before its script had come, too.
  const form = useForm<Values>({
    shouldFocusError: false,
    resolver: (values) => ({
      values,
      errors: schema ? faultsOf<Values>(schema, toInput ? toInput(values) : values) : {},
    }),
  });
  const door = useDoor(settings.door);
  const [attempt, setAttempt] = useState(0);
  const [restored, setRestored] = useState(false);

  useKeptTyping<Values>(name, (kept) => {
    // It differs from what the page proposes, so leaving it is asked after.
    form.reset(kept, { keepDefaultValues: true });
    setRestored(true);
  });

  async function send(values: Values) {
    const answer = await door.send(toInput ? toInput(values) : values);
    setAttempt((before) => before + 1);
    if (answer.ok) {
      // What was sent is what the fields begin with from now on.
      form.reset(values, { keepValues: true });
      return onDone(answer.result, values);
    }
    if (!isSignedOut(answer)) return;
    if (secret) letTypingGo();
    else keepTyping(name, values);
    signInAgain();
  }

  useUnsavedTyping(form.formState.isDirty);

  const submit = form.handleSubmit(send, () => {
    door.clear();
    setAttempt((before) => before + 1);
  });

  const refusedAt = door.problem?.kind === 'refused' ? refusedFields[door.problem.code] : undefined;
  const problems: FormProblem[] = [
    ...typedProblems(form.formState.errors),
    ...problemsOf(door.problem).map(({ field = refusedAt, message }) => ({ field, message })),
  ];

  function field<Name extends Path<Values> & string>(key: Name) {
    const error = problems.find((problem) => problem.field === key)?.message;
    return { ...form.register(key), defaultValue: first[key] as string, error };
  }

  return {
    form,
    field,
    submit,
    problems,
    attempt,
    restored,
    pending: door.pending,
    /** Makes the fields as they were when the form opened. */
    begin: () => {
      setRestored(false);
      form.reset(first);
    },
  };
}

/** The faults of what was typed, each at the field that its path ends with; the message is the sentence. */
function faultsOf<Values extends FieldValues>(schema: z.ZodType, input: unknown): FieldErrors<Values> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return {};
  const named = Object.entries(fieldCodes(parsed.error)).map(([path, code]) => [
    path.split('.').at(-1),
    { type: code, message: fieldProblemSentence(code) ?? code },
  ]);
  return Object.fromEntries(named) as FieldErrors<Values>;
}

function typedProblems(errors: FieldErrors): FormProblem[] {
  return Object.entries(errors).map(([field, error]) => ({
    field,
    message: typeof error?.message === 'string' ? error.message : '',
  }));
}
