'use client';

import { useState, type ChangeEvent } from 'react';
import { Button } from '@/components/ui/button';
import { fieldId } from '@/components/form/field';
import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';
import { writeInput } from '@/components/form/write-input';
import { fieldText, idNumberProblemText } from '@/lib/text/interface';
import { compactText } from '@/lib/values/digits';
import { readIdNumber } from '@/lib/values/id-number';

type IdNumberFieldProps = Omit<TextFieldProps, 'unit' | 'live' | 'type' | 'inputMode'>;

/**
 * A resident's identity number. Shows it in groups of 6, 8 and 4 while it is typed, says which rule it breaks when it is left, and
 * offers the 18 digits of an old number of 15.
 */
export function IdNumberField({ onBlur, onChange, error, hint, ...field }: IdNumberFieldProps) {
  const [shown, setShown] = useState('');
  const typed = useTypedCheck(checkIdNumber, { onBlur, onChange });
  const reading = readIdNumber(shown);
  const upgradable = reading.ok && reading.upgraded;

  function onTyped(event: ChangeEvent<HTMLInputElement>) {
    setShown(compactText(event.currentTarget.value).toUpperCase());
    typed.handlers.onChange(event);
  }

  function upgrade() {
    const input = document.getElementById(fieldId(field));
    if (reading.ok && input instanceof HTMLInputElement) writeInput(input, reading.idNumber);
  }

  return (
    <TextField
      {...field}
      onBlur={typed.handlers.onBlur}
      onChange={onTyped}
      inputMode="text"
      autoCapitalize="characters"
      spellCheck={false}
      error={typed.problem ?? error}
      live
      hint={
        <>
          {shown !== '' && (
            <span className="id-groups figures" aria-hidden="true">
              {groups(shown, upgradable)}
            </span>
          )}
          {shown !== '' && shown.length < 18 && !upgradable && fieldText.idLength(shown.length)}
          {reading.ok && upgradable && (
            <span className="id-upgrade">
              {fieldText.upgradeQuestion}
              <Button size="small" variant="quiet" onClick={upgrade}>
                {fieldText.upgrade(reading.idNumber)}
              </Button>
            </span>
          )}
          {shown === '' && hint}
        </>
      }
    />
  );
}

/** Area, birth date, the rest: 6, 8 and 4 characters, or 6, 6 and 3 of an old number. */
function groups(typed: string, old: boolean): string {
  const end = old ? 12 : 14;
  return [typed.slice(0, 6), typed.slice(6, end), typed.slice(end)].filter(Boolean).join(' ');
}

function checkIdNumber(typed: string): TypedAnswer {
  const reading = readIdNumber(typed);
  if (!reading.ok) return { problem: idNumberProblemText[reading.problem] };
  return { text: reading.upgraded ? compactText(typed) : reading.idNumber };
}
