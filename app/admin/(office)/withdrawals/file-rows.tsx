import type { Route } from 'next';
import Link from 'next/link';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import { fieldText } from '@/lib/text/interface';
import { withdrawalText as text } from '@/lib/text/withdrawals';
import { formatInstant } from '@/lib/values/instant';
import { formatFen } from '@/lib/values/money';
import type { listWithdrawalFiles } from '@/lib/withdrawals/list-withdrawals';

export const FILE_COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true, wrap: true },
  { key: 'lines', title: text.lines, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'proposer', title: text.proposer, kind: 'text' },
  { key: 'proposedAt', title: text.proposedAt, kind: 'text' },
  { key: 'decider', title: text.decider, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'action', title: text.action, kind: 'action' },
];

export const FILE_TONES = { proposed: 'waiting', done: 'success', declined: 'neutral' } as const;

type Listed = Awaited<ReturnType<typeof listWithdrawalFiles>>['rows'];

/** Files as rows, each with the way to its withdrawals; where it waits for who is here, to his decision. */
export function fileRows(rows: Listed, reviewer: string | null): Row[] {
  return rows.map(({ file, lines, amount, proposer, decider }) => ({
    id: file.id,
    label: file.name,
    cells: {
      name: file.name,
      lines: formatCount(lines),
      amount: formatFen(amount),
      proposer,
      proposedAt: formatInstant(file.proposedAt),
      decider,
      state: <Status tone={FILE_TONES[file.state]}>{text.states[file.state]}</Status>,
      action: (
        <Link href={`/admin/withdrawals/${file.id}` as Route}>
          {file.state === 'proposed' && reviewer !== null && reviewer !== file.proposedBy ? text.check : text.look}
        </Link>
      ),
    },
  }));
}
