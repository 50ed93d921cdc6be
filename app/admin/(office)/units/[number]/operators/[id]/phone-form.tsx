'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { proposeOperatorPhone } from '../../../action';
import { leaveNote } from '@/app/arrival-note';
import { DoorFormHead } from '@/app/door-form-head';
import { useDoorForm } from '@/app/use-door-form';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { PhoneField } from '@/components/form/phone-field';
import { TextAreaField } from '@/components/form/text-area-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { phoneChangeText as text, unitsText } from '@/lib/text/units';
import { proposePhoneInput } from '@/lib/units/operator.input';

interface PhoneFormProps {
  operatorId: string;
  name: string;
  /** The page of his unit. */
  path: Route;
}

/** The new phone and on whose word, for a second person to confirm. */
export function PhoneForm({ operatorId, name, path }: PhoneFormProps) {
  const router = useRouter();
  const { field, ...phone } = useDoorForm({
    name: `operator-phone:${operatorId}`,
    door: proposeOperatorPhone,
    schema: proposePhoneInput,
    first: { phone: '', reason: '' },
    toInput: (typed) => ({ ...typed, operatorId }),
    refusedFields: { 'operator-phone-same': 'phone' },
    onDone() {
      leaveNote(text.proposed(name));
      router.push(path);
    },
  });
  return (
    <form noValidate className="mt-4 grid gap-3" onSubmit={(event) => void phone.submit(event)}>
      <DoorFormHead problems={phone.problems} attempt={phone.attempt} restored={phone.restored} />
      <FormSection title={text.section} columns={1}>
        <PhoneField {...field('phone')} label={text.fresh} required />
        <TextAreaField
          {...field('reason')}
          label={unitsText.reason}
          hint={text.reasonHint}
          required
          rows={2}
          maxLength={200}
        />
      </FormSection>
      <FormActions>
        <LinkButton href={path} accessLetter="B">
          {unitsText.close}
        </LinkButton>
        <Button type="submit" variant="primary" accessLetter="S" pending={phone.pending}>
          {unitsText.save}
        </Button>
      </FormActions>
    </form>
  );
}
