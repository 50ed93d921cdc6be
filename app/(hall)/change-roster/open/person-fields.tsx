'use client';

import { FirstMonthHint } from './first-month-hint';
import { DateField } from '@/components/form/date-field';
import { IdNumberField } from '@/components/form/id-number-field';
import { MonthField } from '@/components/form/month-field';
import { PhoneField } from '@/components/form/phone-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import type { OpenLine } from '@/lib/filings/open.input';
import { openText as text } from '@/lib/text/change-roster';
import { HIRE_TYPE_WORDS, ID_TYPE_WORDS } from '@/lib/text/terms';

interface PersonFieldsProps {
  line: OpenLine;
  onChange: (line: OpenLine) => void;
  errors: Record<string, string>;
  /** The month that the opening is filed in, YYYY-MM. */
  filedIn: string;
}

const ID_TYPES = Object.entries(ID_TYPE_WORDS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.value.localeCompare(b.value));

const HIRE_TYPES = Object.values(HIRE_TYPE_WORDS).map((word) => ({ value: word, label: word }));

/** 职工基本信息, and from which month he pays. Sex is asked for only where the document number does not say it. */
export function PersonFields({ line, onChange, errors, filedIn }: PersonFieldsProps) {
  const type = (field: keyof OpenLine) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...line, [field]: event.currentTarget.value });
  const shared = (field: keyof OpenLine) => ({
    name: field,
    value: line[field],
    onChange: type(field),
    error: errors[field],
  });
  return (
    <>
      <TextField {...shared('name')} label={text.name} required autoComplete="off" />
      <SelectField {...shared('idType')} label={text.idType} options={ID_TYPES} placeholder={null} />
      {line.idType === '01' ? (
        <IdNumberField {...shared('idNumber')} label={text.idNumber} required autoComplete="off" />
      ) : (
        <TextField {...shared('idNumber')} label={text.idNumber} required autoComplete="off" />
      )}
      {line.idType !== '01' && (
        <SelectField
          {...shared('sex')}
          label={text.sex}
          options={[
            { value: text.male, label: text.male },
            { value: text.female, label: text.female },
          ]}
        />
      )}
      <PhoneField {...shared('phone')} label={text.phone} autoComplete="off" />
      <TextField {...shared('staffNumber')} label={text.staffNumber} autoComplete="off" />
      <DateField {...shared('hiredOn')} label={text.hiredOn} autoComplete="off" />
      <SelectField {...shared('hireType')} label={text.hireType} options={HIRE_TYPES} />
      <MonthField
        {...shared('firstMonth')}
        label={text.firstMonth}
        around={filedIn}
        autoComplete="off"
        hint={<FirstMonthHint line={line} filedIn={filedIn} />}
      />
    </>
  );
}
