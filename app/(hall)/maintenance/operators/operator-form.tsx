'use client';

import { useRouter } from 'next/navigation';
import { addUser, editUser, resetUserPassword } from './action';
import { OperatorFields } from './operator-fields';
import { firstTyped, toInput, type KnownOperator, type OperatorTyping } from './operator-typing';
import { leaveNote } from '@/app/arrival-note';
import { DoorFormHead } from '@/app/door-form-head';
import { ResetPassword } from '@/app/reset-password';
import { useDoorForm } from '@/app/use-door-form';
import { FormActions } from '@/components/form/form-actions';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { operatorText as text } from '@/lib/text/operators';
import { addOperatorInput, editOperatorInput } from '@/lib/units/operator.input';

const LIST = '/maintenance/operators';

/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS = {
  'operator-login-form': 'login',
  'operator-login-taken': 'login',
  'operator-person-taken': 'idNumber',
  'operator-id-number-missing': 'idNumber',
  'operator-phone-missing': 'phone',
  'operator-self': 'status',
  'operator-last-administrator': 'roles',
};

interface Saved {
  login: string;
  /** Where the link went, of who has no password. */
  phone: string | null;
}

interface OperatorFormProps {
  unitNumber: string;
  /** What a new one is offered as a login. */
  login?: string;
  known?: KnownOperator;
  /** Whether it is the one who looks at it. */
  own?: boolean;
}

/** 经办用户信息: a new operator, or one that is changed. */
export function OperatorForm({ unitNumber, login = '', known, own = false }: OperatorFormProps) {
  const router = useRouter();
  const form = useDoorForm<OperatorTyping, Saved>({
    name: known ? `operator:${known.id}` : 'operator',
    door: known ? editUser : addUser,
    schema: known ? editOperatorInput : addOperatorInput,
    first: firstTyped(known, login),
    toInput: (typed) => toInput(typed, known),
    refusedFields: REFUSED_FIELDS,
    onDone({ phone }, { name }) {
      const sent = known ? text.savedAndSent : text.added;
      leaveNote(phone ? sent(name, phone) : text.saved(name));
      router.push(LIST);
    },
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void form.submit(event)}>
      <DoorFormHead problems={form.problems} attempt={form.attempt} restored={form.restored} />
      {own && <Note tone="info">{text.selfNote}</Note>}
      <OperatorFields unitNumber={unitNumber} known={known} form={form} first={firstTyped(known, login)} />
      <FormActions>
        <LinkButton href={LIST} accessLetter="B">
          {text.close}
        </LinkButton>
        {known && !own && (
          <ResetPassword door={resetUserPassword} id={known.id} name={known.name} phone={known.phoneMask} />
        )}
        <Button type="submit" variant="primary" accessLetter="S" pending={form.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}
