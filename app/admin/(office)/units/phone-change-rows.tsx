import type { Route } from 'next';
import Link from 'next/link';
import { decideOperatorPhone } from './action';
import { ConfirmPhone } from './confirm-phone';
import { RowDecision } from '../certificates/row-decision';
import { Masked } from '@/components/display/masked';
import type { Column, Row } from '@/components/table/column';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { phoneChangeText as text, unitsText } from '@/lib/text/units';
import type { PhoneChangeRow } from '@/lib/units/list-phone-changes';
import { formatInstant } from '@/lib/values/instant';

export const PHONE_CHANGE_COLUMNS: Column[] = [
  { key: 'operator', title: text.operator, kind: 'text', primary: true },
  { key: 'unit', title: unitsText.name, kind: 'text', wrap: true },
  { key: 'former', title: text.former, kind: 'code' },
  { key: 'phone', title: text.fresh, kind: 'code' },
  { key: 'reason', title: unitsText.reason, kind: 'text', wrap: true },
  { key: 'proposer', title: text.proposer, kind: 'text' },
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'action', title: text.action, kind: 'action' },
];

/** What waits for a second person, as rows, each with what this member of staff may do with it. */
export function phoneChangeRows(changes: readonly PhoneChangeRow[], staff: StaffPrincipal): Row[] {
  return changes.map((change) => ({
    id: change.id,
    label: change.name,
    cells: {
      operator: `${change.name}（${change.login}）`,
      unit: <Link href={`/admin/units/${change.unitNumber}` as Route}>{change.unitName}</Link>,
      former: change.formerPhone === null ? text.none : <Masked value={change.formerPhone} />,
      phone: <Masked value={change.phone} />,
      reason: change.reason,
      proposer: change.proposer,
      at: formatInstant(change.proposedAt),
      action: decisionOf(change, staff),
    },
  }));
}

function decisionOf({ id, name, phone, proposedBy }: PhoneChangeRow, staff: StaffPrincipal) {
  if (!isPermitted('operator.decide-phone', staff)) return undefined;
  if (proposedBy === staff.id) return text.own;
  return (
    <span className="flex gap-3">
      <ConfirmPhone id={id} name={name} phone={phone} />
      <RowDecision
        door={decideOperatorPhone}
        choice={{ label: text.decline, about: text.declineAbout, danger: true, input: { id, decision: 'decline' } }}
      />
    </span>
  );
}
