'use client';

import { useRouter } from 'next/navigation';
import { AccountActions } from './account-actions';
import { addStaffMember, editStaffMember } from './action';
import { leaveNote } from '@/app/arrival-note';
import { DoorFormHead } from '@/app/door-form-head';
import { useDoorForm } from '@/app/use-door-form';
import { CheckboxGroup } from '@/components/form/checkbox-group';
import { FormActions } from '@/components/form/form-actions';
import { FormSection } from '@/components/form/form-section';
import { PhoneField } from '@/components/form/phone-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import type { StaffRole } from '@/lib/auth/principal';
import type { StaffMember } from '@/lib/staff/list-staff';
import { addStaffInput, editStaffInput } from '@/lib/staff/staff.input';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';
import { staffText as text } from '@/lib/text/staff';

const LIST = '/admin/staff';
const ROLES = Object.keys(STAFF_ROLE_WORDS) as StaffRole[];

/** At which field a refusal of the engine stands. */
const REFUSED_FIELDS = {
  'staff-login-taken': 'login',
  'staff-self': 'roles',
  'staff-last-administrator': 'roles',
};

/** What the fields hold: each role is a box of its own. */
type StaffTyping = Record<'name' | 'login' | 'phone', string> & Record<StaffRole, boolean>;

interface StaffFormProps {
  known?: StaffMember;
  /** Whether it is the one who looks at it. */
  own?: boolean;
}

/** 中心人员信息: somebody new, or one who is changed. The phone that is known is not shown again. */
export function StaffForm({ known, own = false }: StaffFormProps) {
  const router = useRouter();
  const first = firstTyped(known);
  const { field, form, ...member } = useDoorForm<StaffTyping, { login: string; phone: string | null }>({
    name: known ? `staff:${known.id}` : 'staff',
    door: known ? editStaffMember : addStaffMember,
    schema: known ? editStaffInput : addStaffInput,
    first,
    toInput: (typed) => toInput(typed, known),
    refusedFields: REFUSED_FIELDS,
    onDone({ phone }, { name }) {
      const sent = known ? text.savedAndSent : text.added;
      leaveNote(phone ? sent(name, phone) : text.saved(name));
      router.push(LIST);
    },
  });
  return (
    <form noValidate className="grid gap-3" onSubmit={(event) => void member.submit(event)}>
      <DoorFormHead problems={member.problems} attempt={member.attempt} restored={member.restored} />
      {own && <Note tone="info">{text.selfNote}</Note>}
      <FormSection title={text.section}>
        <TextField {...field('name')} label={text.name} required maxLength={60} />
        {known ? (
          <TextField name="login" label={text.login} value={known.login} readOnly />
        ) : (
          <TextField {...field('login')} label={text.login} required hint={text.loginHint} maxLength={30} />
        )}
        <PhoneField
          {...field('phone')}
          label={text.phone}
          required={!known}
          hint={known?.phoneMask ? text.phoneKnown(known.phoneMask) : text.phoneHint}
        />
        <CheckboxGroup
          name="roles"
          label={text.roles}
          required
          options={ROLES.map((role) => ({
            ...form.register(role),
            defaultChecked: first[role],
            label: STAFF_ROLE_WORDS[role],
            note: text.roleNotes[role],
          }))}
          error={member.problems.find((problem) => problem.field === 'roles')?.message}
        />
      </FormSection>
      <FormActions>
        <LinkButton href={LIST} accessLetter="B">
          {text.close}
        </LinkButton>
        {known && !own && <AccountActions known={known} />}
        <Button type="submit" variant="primary" accessLetter="S" pending={member.pending}>
          {text.save}
        </Button>
      </FormActions>
    </form>
  );
}

function firstTyped(known: StaffMember | undefined): StaffTyping {
  const roles: readonly StaffRole[] = known?.roles ?? [];
  const chosen = Object.fromEntries(ROLES.map((role) => [role, roles.includes(role)])) as Record<StaffRole, boolean>;
  return { name: known?.name ?? '', login: known?.login ?? '', phone: '', ...chosen };
}

function toInput({ name, login, phone, ...chosen }: StaffTyping, known: StaffMember | undefined) {
  const shared = { name, phone, roles: ROLES.filter((role) => chosen[role]) };
  return known ? { ...shared, id: known.id, version: known.version } : { ...shared, login };
}
