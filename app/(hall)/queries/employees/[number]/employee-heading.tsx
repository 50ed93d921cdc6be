import type { Route } from 'next';
import { PageHeading } from '@/components/shell/page-heading';
import { Badge } from '@/components/ui/badge';
import { Tabs } from '@/components/ui/tabs';
import { menuText } from '@/lib/text/frame';
import { employeesText, employeeText, ledgerText, loansText } from '@/lib/text/queries';
import { ACCOUNT_STATUS_WORDS } from '@/lib/text/terms';
import type { AccountStatus } from '@/lib/accounts/list-accounts';

interface EmployeeHeadingProps {
  title: string;
  part: '' | '/ledger' | '/loans';
  account: { number: string; name: string; status: AccountStatus; awaitsTransfer: boolean };
}

/** Over the pages of an employee: who it is, in which state, and the way to the others. */
export function EmployeeHeading({ title, part, account }: EmployeeHeadingProps) {
  const own = `/queries/employees/${account.number}`;
  return (
    <>
      <PageHeading
        title={title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.queries },
          { label: employeesText.title, href: '/queries/employees' },
          { label: title },
        ]}
        status={
          <>
            <span>
              {account.name} <span className="text-soft figures">{account.number}</span>
            </span>
            <Badge tone={account.status === 'normal' ? 'success' : 'neutral'}>
              {ACCOUNT_STATUS_WORDS[account.status]}
            </Badge>
            {account.awaitsTransfer && <Badge tone="info">{employeeText.awaitsTransfer}</Badge>}
          </>
        }
      />
      <Tabs
        label={employeeText.about}
        current={`${own}${part}`}
        tabs={[
          { href: own as Route, label: employeeText.title },
          { href: `${own}/ledger` as Route, label: ledgerText.title },
          { href: `${own}/loans` as Route, label: loansText.title },
        ]}
      />
    </>
  );
}
