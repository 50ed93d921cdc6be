import type { Route } from 'next';
import Link from 'next/link';
import type { Column, Row, Totals } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import { amountOf, type BookedMonth, type CorrectionState } from '@/lib/corrections/correction';
import type { CorrectionRow } from '@/lib/corrections/list-corrections';
import { CORRECTION_REASON_WORDS, CORRECTION_STATE_WORDS, correctionText as text } from '@/lib/text/corrections';
import { formatInstant } from '@/lib/values/instant';
import { formatFen, sumFen } from '@/lib/values/money';
import { formatMonthCompact, formatMonthSpan } from '@/lib/values/month';

export const CORRECTION_COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'who', title: text.who, kind: 'text', primary: true },
  { key: 'months', title: text.months, kind: 'text' },
  { key: 'amount', title: text.amount, unit: text.yuan, kind: 'money' },
  { key: 'reason', title: text.reason, kind: 'text' },
  { key: 'createdAt', title: text.createdAt, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'opinion', title: text.opinion, kind: 'text', wrap: true },
  { key: 'actions', title: text.actions, kind: 'action' },
];

const TONES: Record<CorrectionState, Tone> = {
  draft: 'neutral',
  'in-review': 'waiting',
  returned: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
};

/** A correction as a row; `path` is where its page lies. */
export function correctionRow({ correction, name, accountNumber }: CorrectionRow, path: string): Row {
  const { id, number, amount, firstMonth, lastMonth, reason, createdAt, state, opinion } = correction;
  return {
    id,
    label: name,
    cells: {
      number,
      who: `${name} ${accountNumber}`,
      months: <span className="figures">{formatMonthSpan(firstMonth, lastMonth)}</span>,
      amount: formatFen(amount),
      reason: CORRECTION_REASON_WORDS[reason],
      createdAt: <span className="figures">{formatInstant(createdAt)}</span>,
      state: <CorrectionStatus state={state} />,
      opinion,
      actions: (
        <Link href={`${path}/${id}` as Route} prefetch={false}>
          {text.see}
        </Link>
      ),
    },
  };
}

/** 业务状态 of a correction, by its tone and word. */
export function CorrectionStatus({ state }: { state: CorrectionState }) {
  return <Status tone={TONES[state]}>{CORRECTION_STATE_WORDS[state]}</Status>;
}

export const BOOKED_COLUMNS: Column[] = [
  { key: 'month', title: text.month, kind: 'month', primary: true },
  { key: 'unitShare', title: text.unitShare, unit: text.yuan, kind: 'money' },
  { key: 'ownShare', title: text.ownShare, unit: text.yuan, kind: 'money' },
  { key: 'backUnitShare', title: text.backUnitShare, unit: text.yuan, kind: 'money' },
  { key: 'backOwnShare', title: text.backOwnShare, unit: text.yuan, kind: 'money' },
  { key: 'amount', title: text.monthAmount, unit: text.yuan, kind: 'money' },
];

type Booked = Pick<BookedMonth, 'month' | 'unitShare' | 'ownShare' | 'backUnitShare' | 'backOwnShare'>;

/** What was booked for a month, as a row. */
export function bookedRow(booked: Booked): Row {
  return {
    id: booked.month,
    label: formatMonthCompact(booked.month),
    cells: {
      month: formatMonthCompact(booked.month),
      unitShare: formatFen(booked.unitShare),
      ownShare: formatFen(booked.ownShare),
      backUnitShare: formatFen(booked.backUnitShare),
      backOwnShare: formatFen(booked.backOwnShare),
      amount: formatFen(amountOf(booked)),
    },
  };
}

/** 合计 of what was booked for several months. */
export function bookedTotals(booked: readonly Booked[]): Totals {
  const sum = (of: (row: Booked) => bigint) => formatFen(sumFen(booked.map((row) => of(row) as Booked['unitShare'])));
  return {
    label: text.total,
    cells: {
      unitShare: sum((row) => row.unitShare),
      ownShare: sum((row) => row.ownShare),
      backUnitShare: sum((row) => row.backUnitShare),
      backOwnShare: sum((row) => row.backOwnShare),
      amount: sum(amountOf),
    },
  };
}
