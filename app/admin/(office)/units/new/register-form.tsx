'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { openUnit } from '../action';
import { leaveNote } from '@/app/arrival-note';
import { useDoorForm } from '@/app/use-door-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { IdNumberField } from '@/components/form/id-number-field';
import { MonthField } from '@/components/form/month-field';
import { PhoneField } from '@/components/form/phone-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { unitsText as text } from '@/lib/text/units';
import { registerUnitInput, type RegisterUnitInput } from '@/lib/units/register-unit.input';

const BLANK = {
  ...{ name: '', creditCode: '', creditCodeConfirmed: false, branch: '', nature: '', legalRepresentative: '' },
  ...{ address: '', postcode: '', telephone: '', collectionBank: '', bankName: '', bankAccount: '', payday: '' },
  ...{ unitRatio: '', ownRatio: '', firstMonth: '', operatorName: '', operatorIdNumber: '', operatorPhone: '' },
};

/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS = { 'unit-known': 'creditCode', 'unit-ratio-out': 'unitRatio', 'unit-first-month': 'firstMonth' };

/** 单位开户: the unit, how it pays, and its first 专管员. */
export function RegisterForm({ branches, month }: { branches: string[]; month: string }) {
  const router = useRouter();
  const { field: tied, ...unit } = useDoorForm<RegisterUnitInput, { number: string }>({
    name: 'unit',
    door: openUnit,
    schema: registerUnitInput,
    first: BLANK,
    refusedFields: REFUSED_FIELDS,
    onDone({ number }) {
      leaveNote(text.registered(number));
      router.push(`/admin/units/${number}` as Route);
    },
  });
  const field = (name: Exclude<keyof RegisterUnitInput, 'creditCodeConfirmed'>) => ({
    ...tied(name),
    label: text[name],
  });
  const percents = { required: true, unit: text.percent, inputMode: 'numeric', align: 'end' } as const;
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void unit.submit(event)}>
      <ErrorSummary problems={unit.problems} attempt={unit.attempt} />
      <FormSection title={text.basics}>
        <TextField {...field('name')} required maxLength={100} />
        <TextField {...field('creditCode')} required maxLength={30} spellCheck={false} />
        <CheckboxField {...unit.form.register('creditCodeConfirmed')} label={text.creditCodeConfirmed} wide />
        <SelectField
          {...field('branch')}
          required
          options={branches.map((branch) => ({ value: branch, label: branch }))}
        />
        <TextField {...field('nature')} maxLength={60} />
        <TextField {...field('legalRepresentative')} required maxLength={60} />
        <TextField {...field('telephone')} maxLength={40} />
        <TextField {...field('address')} maxLength={200} />
        <TextField {...field('postcode')} inputMode="numeric" maxLength={6} />
      </FormSection>
      <FormSection title={text.deposit}>
        <TextField {...field('collectionBank')} required maxLength={60} />
        <TextField {...field('bankName')} required maxLength={120} />
        <TextField {...field('bankAccount')} required inputMode="numeric" maxLength={40} />
        <TextField {...field('payday')} required inputMode="numeric" maxLength={2} />
        <TextField {...field('unitRatio')} {...percents} />
        <TextField {...field('ownRatio')} {...percents} />
        <MonthField {...field('firstMonth')} required around={month} />
      </FormSection>
      <FormSection title={text.operator} note={text.operatorNote}>
        <TextField {...field('operatorName')} required maxLength={60} />
        <IdNumberField {...field('operatorIdNumber')} required />
        <PhoneField {...field('operatorPhone')} required />
      </FormSection>
      <FormActions>
        <LinkButton href="/admin/units" accessLetter="B">
          {text.close}
        </LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={unit.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
