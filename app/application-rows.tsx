import type { Route } from 'next';
import Link from 'next/link';
import type { Column, Row } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { ApplicationRow, ApplicationState } from '@/lib/maintenance/list-applications';
import { APPLICATION_FIELD_WORDS, APPLICATION_STATE_WORDS, applicationText as text } from '@/lib/text/maintenance';
import { formatInstant } from '@/lib/values/instant';

export const APPLICATION_COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'subject', title: text.subject, kind: 'text' },
  { key: 'field', title: text.field, kind: 'text', primary: true },
  { key: 'before', title: text.before, kind: 'text', wrap: true },
  { key: 'after', title: text.after, kind: 'text', wrap: true },
  { key: 'createdAt', title: text.createdAt, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'opinion', title: text.opinion, kind: 'text', wrap: true },
  { key: 'actions', title: text.actions, kind: 'action' },
];

const TONES: Record<ApplicationState, Tone> = {
  draft: 'neutral',
  'in-review': 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
};

/** An application as a row; `path` is where its page lies. */
export function applicationRow(row: ApplicationRow, path: string): Row {
  const field = APPLICATION_FIELD_WORDS[row.field];
  return {
    id: row.id,
    label: field,
    cells: {
      number: row.number,
      subject: row.employeeName ?? text.unit,
      field,
      before: row.beforeShown,
      after: row.afterShown,
      createdAt: <span className="figures">{formatInstant(row.createdAt)}</span>,
      state: <ApplicationStatus state={row.state} />,
      opinion: row.opinion,
      actions: (
        <Link href={`${path}/${row.id}` as Route} prefetch={false}>
          {text.see}
        </Link>
      ),
    },
  };
}

/** 业务状态 of an application, by its tone and word. */
export function ApplicationStatus({ state }: { state: ApplicationState }) {
  return <Status tone={TONES[state]}>{APPLICATION_STATE_WORDS[state]}</Status>;
}
