'use client';

import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import { fieldId } from '@/components/form/field';
import { MonthPicker } from '@/components/form/month-picker';
import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';
import { writeInput } from '@/components/form/write-input';
import { flag } from '@/components/ui/flag';
import { fieldText, plainProblemText } from '@/lib/text/interface';
import { formatMonthCompact, month, readMonth, type Month } from '@/lib/values/month';

type MonthFieldProps = Omit<TextFieldProps, 'unit' | 'live' | 'type' | 'inputMode' | 'trailing'> & {
  /** The month that the picker opens at when nothing is typed: the open month of the unit, as YYYY-MM. */
  around: string;
};

/** A month, typed as 201907, 2019-7, 2019/07 or 2019年7月, or picked; shown as 201907. */
export function MonthField({ around, onBlur, onChange, error, ...field }: MonthFieldProps) {
  const [picking, setPicking] = useState<Month>();
  const opener = useRef<HTMLButtonElement>(null);
  const typed = useTypedCheck(checkMonth, { onBlur, onChange });

  function control(): HTMLInputElement | null {
    const input = document.getElementById(fieldId(field));
    return input instanceof HTMLInputElement ? input : null;
  }

  function close(how: 'done' | 'left') {
    setPicking(undefined);
    if (how === 'done') opener.current?.focus();
  }

  function pick(value: Month) {
    const input = control();
    if (input) {
      writeInput(input, formatMonthCompact(value));
      typed.judge(input);
    }
    close('done');
  }

  return (
    <TextField
      {...field}
      {...typed.handlers}
      inputMode="numeric"
      placeholder={field.placeholder ?? fieldText.monthHint}
      error={typed.problem ?? error}
      live
      trailing={
        <span className="picker">
          <button
            ref={opener}
            type="button"
            className="control-button"
            aria-label={fieldText.pickMonth}
            aria-expanded={picking !== undefined}
            disabled={flag(field.disabled) ?? flag(field.readOnly)}
            onClick={() => setPicking(picking ? undefined : (readMonth(control()?.value ?? '') ?? month(around)))}
          >
            <CalendarDays aria-hidden="true" size="1rem" strokeWidth={1.75} />
          </button>
          {picking && <MonthPicker chosen={picking} onPick={pick} onClose={close} />}
        </span>
      }
    />
  );
}

function checkMonth(typed: string): TypedAnswer {
  const value = readMonth(typed);
  return value === null ? { problem: plainProblemText.month } : { text: formatMonthCompact(value) };
}
