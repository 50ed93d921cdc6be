'use client';

import type { FoundAccount } from './found-account';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Button } from '@/components/ui/button';
import { accountQueryText as text } from '@/lib/text/account-query';

const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'status', title: text.status, kind: 'text' },
  { key: 'choose', title: text.choose, kind: 'action' },
];

interface AccountChoicesProps {
  accounts: FoundAccount[];
  /** There are more of them than these. */
  more: boolean;
  onChoose: (account: FoundAccount) => void;
}

/** Several who match: one of them is chosen by hand. */
export function AccountChoices({ accounts, more, onChoose }: AccountChoicesProps) {
  const count = String(accounts.length);
  return (
    <div className="grid gap-2">
      <p role="status">{more ? text.more(count) : text.found(count)}</p>
      <DataTable
        caption={text.choices}
        columns={COLUMNS}
        rows={accounts.map((account) => ({
          id: account.number,
          label: account.name,
          cells: {
            ...account,
            choose: (
              <Button
                size="small"
                aria-label={text.chooseWhom(account.name, account.number)}
                onClick={() => onChoose(account)}
              >
                {text.choose}
              </Button>
            ),
          },
        }))}
      />
    </div>
  );
}
