import type { Route } from 'next';
import Link from 'next/link';
import { Masked } from '@/components/display/masked';
import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { StaffRole } from '@/lib/auth/principal';
import type { StaffMember } from '@/lib/staff/list-staff';
import { USER_STATUS_WORDS } from '@/lib/text/operators';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';
import { secondFactorText, staffText as text } from '@/lib/text/staff';

export const STAFF_COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'login', title: text.login, kind: 'code' },
  { key: 'phone', title: text.phone, kind: 'code' },
  { key: 'roles', title: text.roles, kind: 'text', wrap: true },
  { key: 'status', title: text.status, kind: 'status' },
  { key: 'password', title: text.password, kind: 'text' },
  { key: 'factor', title: secondFactorText.column, kind: 'text' },
  { key: 'edit', title: text.action, kind: 'action' },
];

const TONES: Record<keyof typeof USER_STATUS_WORDS, Tone> = {
  active: 'success',
  disabled: 'neutral',
  locked: 'danger',
};

/** 中心人员表, as rows. */
export function staffRows(members: readonly StaffMember[], required: readonly StaffRole[]): Row[] {
  return members.map((one) => ({
    id: one.id,
    label: one.name,
    cells: {
      name: one.name,
      login: one.login,
      phone: one.phoneMask && <Masked value={one.phoneMask} />,
      roles: one.roles.map((role) => STAFF_ROLE_WORDS[role]).join('、'),
      status: <Status tone={TONES[one.status]}>{USER_STATUS_WORDS[one.status]}</Status>,
      password: one.hasPassword ? text.hasPassword : text.noPassword,
      factor: secondFactorText.states[factorState(one, required)],
      edit: (
        <Link
          className="link"
          href={`/admin/staff/${one.id}` as Route}
          aria-label={text.editOf(one.name)}
          prefetch={false}
        >
          {text.edit}
        </Link>
      ),
    },
  }));
}

function factorState({ hasSecondFactor, roles }: StaffMember, required: readonly StaffRole[]) {
  if (hasSecondFactor) return 'on';
  return roles.some((role) => required.includes(role)) ? 'required' : 'off';
}
