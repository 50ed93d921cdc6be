'use client';

import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';
import { fieldId } from '@/components/form/field';
import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';
import { writeInput } from '@/components/form/write-input';
import { flag } from '@/components/ui/flag';
import { fieldText, plainProblemText } from '@/lib/text/interface';
import { readDay } from '@/lib/values/day';

type DateFieldProps = Omit<TextFieldProps, 'unit' | 'live' | 'type' | 'inputMode' | 'trailing'>;

/** A day, typed as 2019-7-5, 20190705 or 2019年7月5日, or picked from the browser's own calendar; shown as 2019-07-05. */
export function DateField({ onBlur, onChange, error, ...field }: DateFieldProps) {
  const calendar = useRef<HTMLInputElement>(null);
  const typed = useTypedCheck(checkDay, { onBlur, onChange });

  function control(): HTMLInputElement | null {
    const input = document.getElementById(fieldId(field));
    return input instanceof HTMLInputElement ? input : null;
  }

  function openCalendar() {
    if (calendar.current === null) return;
    calendar.current.value = readDay(control()?.value ?? '') ?? '';
    calendar.current.showPicker();
  }

  function onPicked(value: string) {
    const input = control();
    if (input === null || value === '') return;
    writeInput(input, value);
    typed.judge(input);
  }

  return (
    <TextField
      {...field}
      {...typed.handlers}
      inputMode="numeric"
      placeholder={field.placeholder ?? fieldText.dayHint}
      error={typed.problem ?? error}
      live
      trailing={
        <span className="picker">
          <button
            type="button"
            className="control-button"
            aria-label={fieldText.pickDay}
            disabled={flag(field.disabled) ?? flag(field.readOnly)}
            onClick={openCalendar}
          >
            <CalendarDays aria-hidden="true" size="1rem" strokeWidth={1.75} />
          </button>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className="picker-native"
            onChange={(event) => onPicked(event.currentTarget.value)}
          />
        </span>
      }
    />
  );
}

function checkDay(typed: string): TypedAnswer {
  const value = readDay(typed);
  return value === null ? { problem: plainProblemText.day } : { text: value };
}
