import { ROLES, type KnownOperator, type OperatorTyping } from './operator-typing';
import type { useDoorForm } from '@/app/use-door-form';
import { CheckboxGroup } from '@/components/form/checkbox-group';
import { FormSection } from '@/components/form/form-section';
import { IdNumberField } from '@/components/form/id-number-field';
import { PhoneField } from '@/components/form/phone-field';
import { RadioGroup } from '@/components/form/radio-group';
import { TextField } from '@/components/form/text-field';
import { operatorText as text, USER_STATUS_WORDS } from '@/lib/text/operators';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';

interface OperatorFieldsProps {
  unitNumber: string;
  known?: KnownOperator;
  form: Pick<ReturnType<typeof useDoorForm<OperatorTyping, unknown>>, 'field' | 'form' | 'problems'>;
  first: OperatorTyping;
}

/** The fields of 经办用户信息 (FD-072 to FD-077). Numbers that are known are not shown again: left blank they stay. */
export function OperatorFields({ unitNumber, known, form: { field, form, problems }, first }: OperatorFieldsProps) {
  return (
    <FormSection title={text.section}>
      <TextField {...field('name')} label={text.name} required maxLength={60} />
      <IdNumberField
        {...field('idNumber')}
        label={text.idNumber}
        required={!known?.idNumberMask}
        hint={known?.idNumberMask && text.idKnown(known.idNumberMask)}
      />
      {known ? (
        <TextField name="login" label={text.login} value={known.login} readOnly />
      ) : (
        <TextField {...field('login')} label={text.login} required hint={text.loginHint(unitNumber)} maxLength={40} />
      )}
      <PhoneField
        {...field('phone')}
        label={text.phone}
        required={!known?.phoneMask}
        hint={known?.phoneMask ? text.phoneKnown(known.phoneMask) : text.phoneHint}
      />
      <CheckboxGroup
        name="roles"
        label={text.roles}
        required
        options={ROLES.map((role) => ({
          ...form.register(role),
          defaultChecked: first[role],
          label: OPERATOR_ROLE_WORDS[role],
          note: text.roleNotes[role],
        }))}
        error={problems.find((problem) => problem.field === 'roles')?.message}
      />
      {known && (
        <RadioGroup
          {...field('status')}
          label={text.status}
          required
          options={Object.entries(USER_STATUS_WORDS).map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextField {...field('remark')} label={text.remark} wide maxLength={200} />
    </FormSection>
  );
}
