'use client';

import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';
import { plainProblemText } from '@/lib/text/interface';
import { readMobile } from '@/lib/values/mobile';

type PhoneFieldProps = Omit<TextFieldProps, 'unit' | 'live' | 'type' | 'inputMode'>;

/** A mainland mobile number. Folds spaces, dashes and +86 away when it is left. */
export function PhoneField({ onBlur, onChange, error, ...field }: PhoneFieldProps) {
  const typed = useTypedCheck(checkMobile, { onBlur, onChange });
  return <TextField {...field} {...typed.handlers} type="tel" inputMode="tel" error={typed.problem ?? error} live />;
}

function checkMobile(typed: string): TypedAnswer {
  const reading = readMobile(typed);
  return reading.ok ? { text: reading.mobile } : { problem: plainProblemText.mobile };
}
