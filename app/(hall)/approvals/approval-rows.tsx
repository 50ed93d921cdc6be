import type { Route } from 'next';
import Link from 'next/link';
import { Money } from '@/components/display/money';
import type { Column, Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { ApprovalRow } from '@/lib/approvals/list-approvals';
import { APPROVAL_STATE_WORDS, approvalText as text, type ApprovalState } from '@/lib/text/approvals';
import { fieldText } from '@/lib/text/interface';
import { operationWord } from '@/lib/text/operations';
import { formatInstant } from '@/lib/values/instant';
import { formatMonthCompact } from '@/lib/values/month';

export const APPROVAL_COLUMNS: Column[] = [
  { key: 'business', title: text.business, kind: 'text', primary: true },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'maker', title: text.maker, kind: 'text' },
  { key: 'madeAt', title: text.madeAt, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'decider', title: text.decider, kind: 'text' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

const TONES: Record<ApprovalState, Tone> = {
  waiting: 'waiting',
  approved: 'success',
  returned: 'warning',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

/** 业务状态 of an approval, by its tone and word. */
export function ApprovalStatus({ state }: { state: ApprovalState }) {
  return <Status tone={TONES[state]}>{APPROVAL_STATE_WORDS[state]}</Status>;
}

/** What waits for a second person, or waited, as rows. */
export function approvalRows(rows: readonly ApprovalRow[]): Row[] {
  return rows.map((row) => {
    const business = operationWord(row.operation);
    return {
      id: row.id,
      label: business,
      cells: {
        business,
        month: row.month && formatMonthCompact(row.month),
        people: row.people !== null && formatCount(row.people),
        amount: row.amount !== null && <Money signed={row.operation === 'filings.submit'} amount={row.amount} />,
        maker: row.maker,
        madeAt: <span className="figures">{formatInstant(row.madeAt)}</span>,
        state: <ApprovalStatus state={row.state} />,
        decider: row.decider,
        actions: (
          <Link href={`/approvals/${row.id}` as Route} prefetch={false}>
            {text.see}
          </Link>
        ),
      },
    };
  });
}
