import type { Route } from 'next';
import Link from 'next/link';
import { Masked } from '@/components/display/masked';
import type { Column, Row } from '@/components/table/column';
import { Badge } from '@/components/ui/badge';
import { operatorText, USER_STATUS_WORDS } from '@/lib/text/operators';
import { OPERATOR_ROLE_WORDS } from '@/lib/text/roles';
import { phoneChangeText as text } from '@/lib/text/units';
import type { listOperators } from '@/lib/units/list-operators';

export const OPERATOR_COLUMNS: Column[] = [
  { key: 'name', title: operatorText.name, kind: 'text', primary: true },
  { key: 'login', title: operatorText.login, kind: 'code' },
  { key: 'phone', title: operatorText.phone, kind: 'code' },
  { key: 'roles', title: operatorText.roles, kind: 'text', wrap: true },
  { key: 'status', title: operatorText.status, kind: 'text' },
  { key: 'action', title: text.action, kind: 'action' },
];

interface Shown {
  unitNumber: string;
  /** Who reads may propose another phone. */
  mayPropose: boolean;
  /** Those of whom one waits. */
  waiting: readonly string[];
}

/** The operators of a unit at the counter, as rows. */
export function operatorRows(
  operators: Awaited<ReturnType<typeof listOperators>>,
  { unitNumber, mayPropose, waiting }: Shown,
): Row[] {
  return operators.map((one) => ({
    id: one.id,
    label: one.name,
    cells: {
      name: (
        <>
          {one.name} {one.isPrimary && <Badge>{operatorText.primary}</Badge>}
        </>
      ),
      login: one.login,
      phone: one.phoneMask === null ? text.none : <Masked value={one.phoneMask} />,
      roles: one.roles.map((role) => OPERATOR_ROLE_WORDS[role]).join('、'),
      status: USER_STATUS_WORDS[one.status],
      action: waiting.includes(one.id)
        ? text.waits
        : mayPropose &&
          one.status === 'active' && (
            <Link
              className="link"
              href={`/admin/units/${unitNumber}/operators/${one.id}` as Route}
              aria-label={text.changeOf(one.name)}
              prefetch={false}
            >
              {text.change}
            </Link>
          ),
    },
  }));
}
