import type { Route } from 'next';
import Link from 'next/link';
import { Masked } from '@/components/display/masked';
import type { Column, Row } from '@/components/table/column';
import { Badge } from '@/components/ui/badge';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import { operatorText as text, USER_STATUS_WORDS } from '@/lib/text/operators';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import type { listOperators } from '@/lib/units/list-operators';

export const OPERATOR_COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'login', title: text.login, kind: 'code' },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'phone', title: text.phone, kind: 'code' },
  { key: 'roles', title: text.roles, kind: 'text', wrap: true },
  { key: 'status', title: text.status, kind: 'status' },
  { key: 'password', title: text.password, kind: 'text' },
  { key: 'remark', title: text.remark, kind: 'text', wrap: true },
];

const EDIT: Column = { key: 'edit', title: text.action, kind: 'action' };

const TONES: Record<keyof typeof USER_STATUS_WORDS, Tone> = {
  active: 'success',
  disabled: 'neutral',
  locked: 'danger',
};

export function operatorColumns(mayEdit: boolean): Column[] {
  return mayEdit ? [...OPERATOR_COLUMNS, EDIT] : OPERATOR_COLUMNS;
}

/** 经办用户表, as rows. */
export function operatorRows(operators: Awaited<ReturnType<typeof listOperators>>): Row[] {
  return operators.map((one) => ({
    id: one.id,
    label: one.name,
    cells: {
      name: (
        <>
          {one.name} {one.isPrimary && <Badge>{text.primary}</Badge>}
        </>
      ),
      login: one.login,
      idNumber: one.idNumberMask && <Masked value={one.idNumberMask} />,
      phone: one.phoneMask && <Masked value={one.phoneMask} />,
      roles: one.roles.map((role) => OPERATOR_ROLE_WORDS[role]).join('、'),
      status: <Status tone={TONES[one.status]}>{USER_STATUS_WORDS[one.status]}</Status>,
      password: one.hasPassword ? text.hasPassword : text.noPassword,
      remark: one.remark,
      edit: (
        <Link
          className="link"
          href={`/maintenance/operators/${one.id}` as Route}
          aria-label={text.editOf(one.name)}
          prefetch={false}
        >
          {text.edit}
        </Link>
      ),
    },
  }));
}
