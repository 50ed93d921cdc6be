import { BindingActions } from './binding-actions';
import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { listBindings } from '@/lib/certificates/list-certificates';
import { bindingText as text, KEY_KIND_WORDS, TWO_PERSON_STATE_WORDS } from '@/lib/text/certificates';

export const BINDING_COLUMNS: Column[] = [
  { key: 'holder', title: text.holder, kind: 'text', primary: true },
  { key: 'operator', title: text.operator, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text', wrap: true },
  { key: 'key', title: text.key, kind: 'text' },
  { key: 'until', title: text.until, kind: 'day' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'crl', title: text.crl, kind: 'status' },
  { key: 'people', title: `${text.proposer} / ${text.decider}`, kind: 'text', wrap: true },
  { key: 'serial', title: text.serial, kind: 'code', wrap: true },
  { key: 'action', title: text.action, kind: 'action' },
];

const TONES = { proposed: 'warning', active: 'success', declined: 'neutral', ended: 'neutral' } as const;

type Listed = Awaited<ReturnType<typeof listBindings>>['rows'][number];

/** The bindings as rows, each with what this member of staff may do with it. */
export function bindingRows(rows: readonly Listed[], staff: StaffPrincipal): Row[] {
  return rows.map((row) => {
    const { binding } = row;
    return {
      id: binding.id,
      label: binding.title,
      cells: {
        holder: binding.title,
        operator: `${row.operatorLogin} ${row.operatorName}`,
        unit: `${row.unitNumber} ${row.unitName}`,
        key: KEY_KIND_WORDS[binding.keyKind],
        until: binding.notAfter.toISOString().slice(0, 10),
        state: <Status tone={TONES[binding.state]}>{TWO_PERSON_STATE_WORDS[binding.state]}</Status>,
        crl: <Status tone={row.revoked ? 'danger' : 'success'}>{row.revoked ? text.revoked : text.notRevoked}</Status>,
        people: [row.proposer, row.decider].filter(Boolean).join(' / '),
        serial: binding.serial,
        action: actionOf(row, staff),
      },
    };
  });
}

function actionOf({ binding, operatorLogin }: Listed, staff: StaffPrincipal) {
  const about = `${binding.title}（${operatorLogin}）`;
  if (binding.state === 'proposed' && isPermitted('certificate.decide-binding', staff)) {
    return binding.proposedBy === staff.id ? text.own : <BindingActions id={binding.id} about={about} step="decide" />;
  }
  if (binding.state !== 'active' || !isPermitted('certificate.end-binding', staff)) return undefined;
  return <BindingActions id={binding.id} about={about} step="end" />;
}
