'use client';

import { PayAlone, type WaysAsText } from './pay-alone';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectableTable } from '@/components/table/selectable-table';
import { payBackText as text } from '@/lib/text/back-payment';
import { fieldText } from '@/lib/text/interface';

const COLUMNS: Column[] = [
  { key: 'accountNumber', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'forMonth', title: text.month, kind: 'month' },
  { key: 'type', title: text.type, kind: 'text' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
];

/** What can be paid by itself together: every line of the list, on screen or not, up to the most, and what these come to (yuan as text). */
export interface AllUnpaid {
  ids: string[];
  amount: string;
  /** The list has more than can be paid together. */
  cut: boolean;
}

interface UnpaidListProps {
  rows: Row[];
  amounts: Record<string, string>;
  all: AllUnpaid;
  total: string;
  ways: WaysAsText;
  mayPay: boolean;
}

/** 待缴款的补缴, to be selected and paid by who may. */
export function UnpaidList({ rows, amounts, all, total, ways, mayPay }: UnpaidListProps) {
  const shared = {
    caption: text.caption,
    columns: COLUMNS,
    rows,
    firstNumber: 1,
    totals: [{ cells: { amount: total } }],
  };
  if (!mayPay) return <DataTable {...shared} />;
  return (
    <SelectableTable
      {...shared}
      sorting={{ address: '/back-payment' }}
      totalRows={all.ids.length}
      actions={<PayAlone amounts={amounts} all={all} ways={ways} />}
    />
  );
}
