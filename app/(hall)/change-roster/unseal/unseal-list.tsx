'use client';

import type { ReactNode } from 'react';
import type { OpenFormSettings } from '../open/limits';
import { UnsealActions } from './unseal-actions';
import { AccountState, unsealCells } from './unseal-cells';
import type { SealedAccount } from './unsealing';
import { useUnsealings } from './use-unsealings';
import { ErrorSummary } from '@/components/form/error-summary';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectableTable } from '@/components/table/selectable-table';
import { fieldText } from '@/lib/text/interface';
import { unsealText as text } from '@/lib/text/unseal';
import { formatMonthCompact } from '@/lib/values/month';

const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code', sortable: true },
  { key: 'name', title: text.name, kind: 'text', sortable: true, primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'status', title: text.status, kind: 'status' },
  { key: 'remitted', title: text.remittedMonth, kind: 'month' },
  { key: 'balance', title: text.balance, unit: fieldText.yuan, kind: 'money' },
  { key: 'base', title: text.base, unit: fieldText.yuan, kind: 'money' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'forMonth', title: text.from, kind: 'month' },
];

interface UnsealListProps {
  permitted: boolean;
  settings: OpenFormSettings;
  /** The month that a draft is for now, YYYY-MM. */
  from: string;
  accounts: SealedAccount[];
  address: string;
  sort: string;
  firstNumber: number;
  empty: ReactNode;
}

/** The sealed accounts of this page, each with the base to be confirmed, the amount that follows, and the month from which on. */
export function UnsealList(props: UnsealListProps) {
  const { permitted, settings, from, accounts, address, sort, firstNumber, empty } = props;
  const unsealings = useUnsealings(from);
  const rows = accounts.map((account) => {
    const { id, number, name, idNumber, balance, remittedMonth, hindrance } = account;
    const faults = unsealings.faults.filter((fault) => fault.account === number);
    const unsealing = unsealings.of(account);
    const onType = (change: Partial<typeof unsealing>) => unsealings.type(account, change);
    const typed =
      permitted && !hindrance
        ? unsealCells({ account, unsealing, onType, faults, settings, from })
        : { base: account.base };
    return {
      id,
      label: name,
      faulty: faults.length > 0,
      cells: {
        ...{ number, name, idNumber, balance },
        remitted: remittedMonth && formatMonthCompact(remittedMonth),
        status: <AccountState account={account} faults={faults} />,
        ...typed,
      },
    };
  });
  if (!permitted) {
    const columns = COLUMNS.filter(({ key }) => key !== 'monthly' && key !== 'forMonth');
    return <DataTable {...{ columns, rows, firstNumber, empty }} caption={text.caption} sorting={{ address, sort }} />;
  }
  return (
    <>
      <ErrorSummary problems={unsealings.problems} attempt={unsealings.attempt} />
      <SelectableTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows}
        sorting={{ address, sort }}
        // Each base is to be confirmed by somebody who sees it, so a selection goes no further than the page.
        totalRows={rows.length}
        firstNumber={firstNumber}
        actions={
          <UnsealActions
            accounts={accounts}
            pending={unsealings.pending}
            onUnseal={(chosen) => void unsealings.save(chosen)}
          />
        }
        empty={empty}
      />
    </>
  );
}
