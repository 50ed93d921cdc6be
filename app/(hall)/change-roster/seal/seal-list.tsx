'use client';

import { useState, type ReactNode } from 'react';
import { ReasonSelect } from './reason-select';
import { SealActions, type SealReasons } from './seal-actions';
import type { Column } from '@/components/table/column';
import { SelectableTable } from '@/components/table/selectable-table';
import { sealText as text } from '@/lib/text/change-roster';
import { fieldText } from '@/lib/text/interface';

const COLUMNS: Column[] = [
  { key: 'reason', title: text.reason, kind: 'action', width: '15rem' },
  { key: 'number', title: text.number, kind: 'code', sortable: true },
  { key: 'name', title: text.name, kind: 'text', sortable: true, primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'status', title: text.status, kind: 'status' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'balance', title: text.balance, unit: fieldText.yuan, kind: 'money' },
];

export interface SealableAccount {
  id: string;
  number: string;
  name: string;
  idNumber: string;
  status: string;
  monthly: string;
  balance: string;
}

interface SealListProps {
  accounts: SealableAccount[];
  address: string;
  sort: string;
  firstNumber: number;
  empty: ReactNode;
}

/** The accounts of this page with a reason each; the reason of the bar is for those without one of their own. */
export function SealList({ accounts, address, sort, firstNumber, empty }: SealListProps) {
  const [reasons, setReasons] = useState<SealReasons>({});
  const rows = accounts.map(({ id, ...account }) => ({
    id,
    label: account.name,
    cells: {
      ...account,
      reason: (
        <ReasonSelect
          name={`reason-${account.number}`}
          label={`${text.reason} ${account.name}`}
          value={reasons[id] ?? ''}
          onChange={(reason) => setReasons({ ...reasons, [id]: reason })}
        />
      ),
    },
  }));
  return (
    <SelectableTable
      caption={text.caption}
      columns={COLUMNS}
      rows={rows}
      sorting={{ address, sort }}
      // Each row needs a reason that somebody has seen beside it, so a selection goes no further than the page.
      totalRows={rows.length}
      firstNumber={firstNumber}
      actions={<SealActions accounts={accounts} reasons={reasons} />}
      empty={empty}
    />
  );
}
