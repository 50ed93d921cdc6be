'use client';

import type { BackPayTyping } from './back-pay-typing';
import { MoneyField } from '@/components/form/money-field';
import { MonthField } from '@/components/form/month-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { backPaymentText as text } from '@/lib/text/back-payment';
import { BACK_PAY_REASONS, BACK_PAY_TYPE_WORDS } from '@/lib/text/terms';

const TYPES = Object.entries(BACK_PAY_TYPE_WORDS).map(([value, label]) => ({ value, label }));
const REASONS = Object.entries(BACK_PAY_REASONS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.value.localeCompare(b.value));

interface BackPayFieldsProps {
  typing: BackPayTyping;
  onChange: (part: Partial<BackPayTyping>) => void;
  errors: Record<string, string>;
  /** The month at which pickers open, YYYY-MM. */
  around: string;
  /** One month, of a draft. */
  single: boolean;
}

/** 补缴信息: a base for what is computed, both shares for 不定额 (B-2). */
export function BackPayFields({ typing, onChange, errors, around, single }: BackPayFieldsProps) {
  const field = (name: Exclude<keyof BackPayTyping, 'asked' | 'account'>) => ({
    name,
    value: typing[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <MonthField {...field('from')} label={single ? text.month : text.from} required around={around} />
      {!single && <MonthField {...field('to')} label={text.to} required around={around} />}
      <SelectField {...field('backPayType')} label={text.type} required options={TYPES} />
      {typing.backPayType === 'free' ? (
        <>
          <MoneyField {...field('unitShare')} label={text.unitShare} />
          <MoneyField {...field('ownShare')} label={text.ownShare} />
        </>
      ) : (
        <MoneyField {...field('base')} label={text.base} hint={text.baseHint} />
      )}
      <SelectField {...field('reason')} label={text.reason} required options={REASONS} />
      <TextField {...field('note')} label={text.note} maxLength={200} />
    </>
  );
}
