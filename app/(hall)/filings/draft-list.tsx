'use client';

import type { ReactNode } from 'react';
import { BatchActions } from './batch-actions';
import type { DraftDoors } from './doors';
import { DRAFT_COLUMNS } from './draft-columns';
import type { DraftPart } from './draft-part';
import type { Row, Totals } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectableTable } from '@/components/table/selectable-table';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';

interface DraftListProps {
  rows: Row[];
  address: string;
  firstNumber: number;
  totalRows: number;
  faultyRows: number;
  totals: Totals[];
  part: DraftPart;
  doors: DraftDoors;
  mayChange: boolean;
  maySubmit: boolean;
  empty: ReactNode;
}

/** The drafts, to be selected, submitted or deleted by who may; 选择全部 and 选中错误数据 reach over all pages. */
export function DraftList(props: DraftListProps) {
  const columns = DRAFT_COLUMNS[props.part.list];
  if (!props.mayChange) {
    return (
      <DataTable
        caption={FILING_LIST_WORDS[props.part.list].caption}
        columns={columns.filter(({ kind }) => kind !== 'action')}
        rows={props.rows}
        firstNumber={props.firstNumber}
        totals={props.totals}
        empty={props.empty}
      />
    );
  }
  return (
    <SelectableTable
      caption={FILING_LIST_WORDS[props.part.list].caption}
      columns={columns}
      rows={props.rows}
      sorting={{ address: props.address }}
      totalRows={props.totalRows}
      faultyRows={props.faultyRows}
      firstNumber={props.firstNumber}
      totals={props.totals}
      actions={<BatchActions part={props.part} doors={props.doors} maySubmit={props.maySubmit} />}
      empty={props.empty}
    />
  );
}
