'use client';

import type { ReactNode } from 'react';
import { SubmittedActions } from './submitted-actions';
import type { Column, Row } from '@/components/table/column';
import { SelectableTable } from '@/components/table/selectable-table';
import { submittedText as text, changeRosterText } from '@/lib/text/change-roster';
import { fieldText } from '@/lib/text/interface';

const COLUMNS: Column[] = [
  { key: 'accountNumber', title: changeRosterText.accountNumber, kind: 'code' },
  { key: 'name', title: changeRosterText.name, kind: 'text', primary: true },
  { key: 'changedOn', title: text.changedOn, kind: 'day' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'ownShare', title: text.ownShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'channel', title: text.channel, kind: 'text' },
  { key: 'opinion', title: text.opinion, kind: 'text', wrap: true },
];

interface SubmittedListProps {
  rows: Row[];
  states: Record<string, string>;
  mayRevoke: boolean;
  address: string;
  firstNumber: number;
  empty: ReactNode;
}

/** The month's submitted lines with 删除 and 撤回 for those that are selected. */
export function SubmittedList({ rows, states, mayRevoke, address, firstNumber, empty }: SubmittedListProps) {
  return (
    <SelectableTable
      caption={text.caption}
      columns={COLUMNS}
      rows={rows}
      sorting={{ address }}
      // What is taken back must have been seen: a selection goes no further than the page.
      totalRows={rows.length}
      firstNumber={firstNumber}
      actions={<SubmittedActions rows={rows} states={states} mayRevoke={mayRevoke} />}
      empty={empty}
    />
  );
}
