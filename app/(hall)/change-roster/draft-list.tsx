'use client';

import type { ReactNode } from 'react';
import { BatchActions } from './batch-actions';
import type { RosterPart } from './roster-part';
import type { Column, Row, Totals } from '@/components/table/column';
import { SelectableTable } from '@/components/table/selectable-table';
import { changeRosterText as text } from '@/lib/text/change-roster';
import { fieldText } from '@/lib/text/interface';

const COLUMNS: Column[] = [
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'accountNumber', title: text.accountNumber, kind: 'code' },
  { key: 'base', title: text.base, unit: fieldText.yuan, kind: 'money' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'check', title: text.check, kind: 'status', wrap: true, width: '22rem' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

interface DraftListProps {
  rows: Row[];
  address: string;
  firstNumber: number;
  totalRows: number;
  faultyRows: number;
  totals: Totals[];
  part: RosterPart;
  maySubmit: boolean;
  empty: ReactNode;
}

/** The drafts, to be selected, submitted or deleted; 选择全部 and 选中错误数据 reach over all pages. */
export function DraftList(props: DraftListProps) {
  return (
    <SelectableTable
      caption={text.caption}
      columns={COLUMNS}
      rows={props.rows}
      sorting={{ address: props.address }}
      totalRows={props.totalRows}
      faultyRows={props.faultyRows}
      firstNumber={props.firstNumber}
      totals={props.totals}
      actions={<BatchActions part={props.part} maySubmit={props.maySubmit} />}
      empty={props.empty}
    />
  );
}
