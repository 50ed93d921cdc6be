'use client';

import type { ReactNode } from 'react';
import { SEAL_REASON } from './draft-columns';
import type { SubmittedDoors } from './doors';
import type { MonthInProgress } from './revoke-with-month';
import { SubmittedActions } from './submitted-actions';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectableTable } from '@/components/table/selectable-table';
import type { FilingList } from '@/lib/filings/lists';
import { submittedText as text, filingsText } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';

const ACCOUNT: Column = { key: 'accountNumber', title: filingsText.accountNumber, kind: 'code' };
const NAME: Column = { key: 'name', title: filingsText.name, kind: 'text', primary: true };
const ID_NUMBER: Column = { key: 'idNumber', title: text.idNumber, kind: 'code' };
const CHANGED_ON: Column = { key: 'changedOn', title: text.changedOn, kind: 'day' };
const ADJUSTED_ON: Column = { key: 'changedOn', title: text.adjustedOn, kind: 'day' };
const MONTH: Column = { key: 'month', title: text.month, kind: 'month' };
const REST: Column[] = [
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'channel', title: text.channel, kind: 'text' },
  { key: 'opinion', title: text.opinion, kind: 'text', wrap: true },
];

function money(key: string, title: string): Column {
  return { key, title, unit: fieldText.yuan, kind: 'money' };
}

/** What each list shows of its submitted lines (FD-028 to FD-035, FD-047 to FD-050, FD-105, FD-106). */
const COLUMNS: Record<FilingList, Column[]> = {
  'change-roster': [
    ...[ACCOUNT, NAME, CHANGED_ON, MONTH],
    { key: 'kind', title: text.kind, kind: 'text' },
    money('monthly', text.monthly),
    money('ownShare', text.ownShare),
    SEAL_REASON,
    ...REST,
  ],
  'base-adjustment': [
    ...[ACCOUNT, NAME, ID_NUMBER, ADJUSTED_ON, MONTH],
    money('formerMonthly', filingsText.formerMonthly),
    money('monthly', filingsText.newMonthly),
    money('formerBase', filingsText.formerBase),
    money('base', filingsText.newBase),
    ...REST,
  ],
  'ratio-adjustment': [
    ADJUSTED_ON,
    MONTH,
    { key: 'ratioBefore', title: filingsText.ratioBefore, kind: 'text' },
    { key: 'ratioAfter', title: filingsText.ratioAfter, kind: 'text', primary: true },
    money('formerMonthly', text.totalBefore),
    money('monthly', text.totalAfter),
    ...REST,
  ],
  'back-payment': [
    ...[ACCOUNT, NAME, CHANGED_ON, MONTH],
    { key: 'forMonth', title: filingsText.forMonth, kind: 'month' },
    { key: 'backPayType', title: filingsText.backPayType, kind: 'text' },
    money('monthly', filingsText.backPay),
    { key: 'paidOn', title: text.paidOn, kind: 'day' },
    ...REST,
  ],
  transfers: [
    ...[ACCOUNT, NAME, CHANGED_ON, MONTH],
    { key: 'toUnit', title: filingsText.toUnit, kind: 'text' },
    { key: 'reason', title: filingsText.transferReason, kind: 'text' },
    money('movedAmount', filingsText.movedAmount),
    ...REST,
  ],
};

interface SubmittedListProps {
  list: FilingList;
  doors: SubmittedDoors;
  rows: Row[];
  /** Of each row; 'reviewed' of what is in effect by the centre's approval. */
  states: Record<string, string>;
  /** Whether who is here may take lines back at all. */
  permitted: boolean;
  /** Whether the month lets effective lines be taken back. */
  mayRevoke: boolean;
  /** The saved month that can be taken back together with its changes. */
  month: MonthInProgress | null;
  address: string;
  firstNumber: number;
  empty: ReactNode;
}

/** The month's submitted lines with 删除 and 撤回 for those that are selected, for who may. */
export function SubmittedList(props: SubmittedListProps) {
  const { list, doors, rows, states, permitted, mayRevoke, month, address, firstNumber, empty } = props;
  if (!permitted) return <DataTable caption={text.caption} columns={COLUMNS[list]} {...{ rows, firstNumber, empty }} />;
  return (
    <SelectableTable
      caption={text.caption}
      columns={COLUMNS[list]}
      rows={rows}
      sorting={{ address }}
      // What is taken back must have been seen: a selection goes no further than the page.
      totalRows={rows.length}
      firstNumber={firstNumber}
      actions={<SubmittedActions {...{ doors, rows, states, mayRevoke, month }} />}
      empty={empty}
    />
  );
}
