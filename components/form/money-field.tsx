'use client';

import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { useTypedCheck, type TypedAnswer } from '@/components/form/use-typed-check';
import { fieldText, moneyProblemText } from '@/lib/text/interface';
import { formatFen, readMoney } from '@/lib/values/money';

type MoneyFieldProps = Omit<TextFieldProps, 'unit' | 'align' | 'live' | 'type' | 'inputMode'>;

/**
 * An amount in yuan. Takes full-width digits, ￥, 元 and thousands separators, and shows 5,390.00 when it is left. A third decimal is
 * an error, never a rounding. The value stays text, for readMoney to read.
 */
export function MoneyField({ onBlur, onChange, error, ...field }: MoneyFieldProps) {
  const typed = useTypedCheck(checkMoney, { onBlur, onChange });
  return (
    <TextField
      {...field}
      {...typed.handlers}
      inputMode="decimal"
      align="end"
      unit={fieldText.yuan}
      error={typed.problem ?? error}
      live
    />
  );
}

function checkMoney(typed: string): TypedAnswer {
  const reading = readMoney(typed);
  return reading.ok ? { text: formatFen(reading.fen) } : { problem: moneyProblemText[reading.problem] };
}
