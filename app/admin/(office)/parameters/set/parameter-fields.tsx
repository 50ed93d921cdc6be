'use client';

import { FormSection } from '@/components/form/form-section';
import { MoneyField } from '@/components/form/money-field';
import { MonthField } from '@/components/form/month-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { parametersText as text } from '@/lib/text/office';
import { ROUNDING_UNITS, type ParametersInput } from '@/lib/units/set-parameters.input';

interface ParameterFieldsProps {
  branches: string[];
  around: string;
  /** What ties a field to the form. */
  field: <Name extends keyof ParametersInput>(name: Name) => { name: Name; defaultValue: string; error?: string };
}

/** The fields of 设置参数. */
export function ParameterFields({ branches, around, field: tied }: ParameterFieldsProps) {
  const field = (name: Exclude<keyof ParametersInput, 'branch'>) => ({
    ...tied(name),
    label: text[name],
    required: true,
  });
  const window = { required: false, hint: text.windowHint };
  return (
    <>
      <FormSection title={text.formTitle}>
        <SelectField
          {...tied('branch')}
          label={text.branch}
          placeholder={text.everywhere}
          options={branches.map((branch) => ({ value: branch, label: branch }))}
        />
        <MonthField {...field('fromMonth')} around={around} />
      </FormSection>
      <FormSection title={text.limits}>
        <MoneyField {...field('floorBase')} />
        <MoneyField {...field('capBase')} />
        <TextField {...field('minimumRatio')} unit={text.percent} inputMode="numeric" align="end" />
        <TextField {...field('maximumRatio')} unit={text.percent} inputMode="numeric" align="end" />
        <SelectField
          {...field('roundingUnit')}
          options={ROUNDING_UNITS.map((value) => ({ value, label: text.roundings[value] }))}
        />
      </FormSection>
      <FormSection title={text.terms}>
        <TextField {...field('monthsAhead')} unit={text.monthsAheadUnit} inputMode="numeric" align="end" />
        <TextField {...field('paymentDays')} unit={text.paymentDaysUnit} inputMode="numeric" align="end" />
        <TextField {...field('windowFrom')} {...window} />
        <TextField {...field('windowTo')} {...window} />
      </FormSection>
      <FormSection title={text.payee}>
        <TextField {...field('payeeName')} maxLength={120} />
        <TextField {...field('payeeAccount')} inputMode="numeric" maxLength={60} />
        <TextField {...field('payeeBank')} maxLength={120} />
      </FormSection>
    </>
  );
}
