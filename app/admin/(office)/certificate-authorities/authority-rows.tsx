import { AuthorityActions } from './authority-actions';
import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import type { listAuthorities } from '@/lib/certificates/list-certificates';
import { authorityText as text, bindingText, KEY_KIND_WORDS, TWO_PERSON_STATE_WORDS } from '@/lib/text/certificates';
import { formatInstant } from '@/lib/values/instant';

export const AUTHORITY_COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'role', title: text.role, kind: 'text' },
  { key: 'key', title: bindingText.key, kind: 'text' },
  { key: 'until', title: bindingText.until, kind: 'day' },
  { key: 'state', title: bindingText.state, kind: 'status' },
  { key: 'crl', title: text.crl, kind: 'status' },
  { key: 'people', title: `${bindingText.proposer} / ${bindingText.decider}`, kind: 'text' },
  { key: 'action', title: bindingText.action, kind: 'action' },
];

const TONES = { proposed: 'warning', active: 'success', declined: 'neutral', ended: 'neutral' } as const;

type Listed = Awaited<ReturnType<typeof listAuthorities>>[number];

/** The authorities as rows, with how fresh the CRL of each is. */
export function authorityRows(rows: readonly Listed[], { staff, now }: { staff: StaffPrincipal; now: Date }): Row[] {
  return rows.map((row) => {
    const { authority } = row;
    return {
      id: authority.id,
      label: authority.title,
      cells: {
        name: authority.title,
        role: text.roles[authority.role],
        key: KEY_KIND_WORDS[authority.keyKind],
        until: authority.notAfter.toISOString().slice(0, 10),
        state: <Status tone={TONES[authority.state]}>{TWO_PERSON_STATE_WORDS[authority.state]}</Status>,
        crl: <Freshness until={row.crlUntil} now={now} />,
        people: [row.proposer, row.decider].filter(Boolean).join(' / '),
        action: actionOf(row, staff),
      },
    };
  });
}

function Freshness({ until, now }: { until: Date | null; now: Date }) {
  if (until === null) return <Status tone="danger">{text.crlMissing}</Status>;
  if (until <= now) return <Status tone="danger">{text.crlStale(formatInstant(until))}</Status>;
  return <Status tone="success">{formatInstant(until)}</Status>;
}

function actionOf({ authority }: Listed, staff: StaffPrincipal) {
  if (authority.state === 'proposed' && isPermitted('authority.decide', staff)) {
    if (authority.proposedBy === staff.id) return bindingText.own;
    return <AuthorityActions id={authority.id} about={authority.title} step="decide" />;
  }
  if (authority.state !== 'active' || !isPermitted('authority.end', staff)) return undefined;
  return <AuthorityActions id={authority.id} about={text.endConfirm(authority.title)} step="end" />;
}
