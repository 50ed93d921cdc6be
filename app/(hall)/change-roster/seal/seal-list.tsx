'use client';

import { useState, type ReactNode } from 'react';
import { ReasonSelect } from './reason-select';
import { SealActions, type SealReasons } from './seal-actions';
import { useUnsavedTyping } from '@/app/unsaved-typing';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectableTable } from '@/components/table/selectable-table';
import { Badge } from '@/components/ui/badge';
import type { AccountFiling } from '@/lib/filings/filings-of-accounts';
import { sealText as text } from '@/lib/text/change-roster';
import { accountFilingWords } from '@/lib/text/filing-lists';
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
  /** What stands in the way of sealing it. */
  filed: AccountFiling | null;
}

interface SealListProps {
  permitted: boolean;
  /** The month from which on they pay no more, in words. */
  from: string;
  accounts: SealableAccount[];
  address: string;
  sort: string;
  firstNumber: number;
  empty: ReactNode;
}

/** The accounts of this page with a reason each; the reason of the bar is for those without one of their own. */
export function SealList({ permitted, from, accounts, address, sort, firstNumber, empty }: SealListProps) {
  const [reasons, setReasons] = useState<SealReasons>({});

  useUnsavedTyping(Object.values(reasons).some((reason) => reason !== ''));

  const rows = accounts.map(({ id, filed, ...account }) => ({
    id,
    label: account.name,
    cells: {
      ...account,
      status: (
        <span className="flex items-center gap-2">
          {account.status}
          {filed && <Badge tone="warning">{accountFilingWords(filed)}</Badge>}
        </span>
      ),
      reason: permitted && !filed && (
        <ReasonSelect
          name={`reason-${account.number}`}
          label={`${text.reason} ${account.name}`}
          value={reasons[id] ?? ''}
          onChange={(reason) => setReasons({ ...reasons, [id]: reason })}
        />
      ),
    },
  }));
  if (!permitted) {
    const columns = COLUMNS.filter(({ kind }) => kind !== 'action');
    return <DataTable {...{ columns, rows, firstNumber, empty }} caption={text.caption} sorting={{ address, sort }} />;
  }
  return (
    <SelectableTable
      caption={text.caption}
      columns={COLUMNS}
      rows={rows}
      sorting={{ address, sort }}
      // Each row needs a reason that somebody has seen beside it, so a selection goes no further than the page.
      totalRows={rows.length}
      firstNumber={firstNumber}
      actions={<SealActions accounts={accounts} reasons={reasons} onReasons={setReasons} from={from} />}
      empty={empty}
    />
  );
}
