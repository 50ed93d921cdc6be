'use client';

import { useState } from 'react';
import { computeAmounts, type ComputedAmounts } from './amounts';
import type { OpenFormSettings } from './limits';
import { MoneyField } from '@/components/form/money-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { openText as text } from '@/lib/text/change-roster';
import { fieldText } from '@/lib/text/interface';

/** What was typed, and in which of the two fields it was typed last. */
export interface TypedAmount {
  from: 'base' | 'monthly';
  text: string;
}

interface AmountFieldsProps {
  settings: OpenFormSettings;
  amount: TypedAmount;
  onChange: (amount: TypedAmount) => void;
  errors: Partial<Record<'base' | 'monthly', string>>;
}

/** 公积金缴存信息: a typed base or 月缴存额 fills the other and both shares at once (RL-09, Q-11). */
export function AmountFields({ settings, amount, onChange, errors }: AmountFieldsProps) {
  // A field that is being typed in shows what is typed; the other one shows what follows from it.
  const [computed, setComputed] = useState<ComputedAmounts>(() => computeAmounts(amount, settings));

  function type(next: TypedAmount) {
    setComputed(computeAmounts(next, settings));
    onChange(next);
  }

  const shown = (field: 'base' | 'monthly') => (amount.from === field ? amount.text : computed[field]);
  return (
    <>
      <MoneyField
        name="base"
        label={text.base}
        value={shown('base')}
        onChange={(event) => type({ from: 'base', text: event.currentTarget.value })}
        error={errors.base}
        hint={computed.review && <Status tone="waiting">{computed.review}</Status>}
      />
      <MoneyField
        name="monthly"
        label={text.monthly}
        value={shown('monthly')}
        onChange={(event) => type({ from: 'monthly', text: event.currentTarget.value })}
        error={errors.monthly}
        hint={
          computed.nearest && (
            <span className="flex flex-wrap items-center gap-2" role="status">
              {text.notReachable}
              {computed.nearest.map((nearest) => (
                <Button key={nearest} size="small" onClick={() => type({ from: 'monthly', text: nearest })}>
                  {text.take(nearest)}
                </Button>
              ))}
            </span>
          )
        }
      />
      <TextField
        name="unitShare"
        label={text.unitShare}
        value={computed.unitShare}
        readOnly
        unit={fieldText.yuan}
        align="end"
      />
      <TextField
        name="ownShare"
        label={text.ownShare}
        value={computed.ownShare}
        readOnly
        unit={fieldText.yuan}
        align="end"
      />
    </>
  );
}
