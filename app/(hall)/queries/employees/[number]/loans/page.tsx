import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmployeeHeading } from '../employee-heading';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { currentOperator } from '@/lib/auth/current';
import { maySee } from '@/lib/auth/permissions';
import { getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { listLoans } from '@/lib/people/finances';
import { isLive } from '@/lib/people/live-accounts';
import { fieldText } from '@/lib/text/interface';
import { loansText as text } from '@/lib/text/queries';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'contract', title: text.contract, kind: 'code', primary: true },
  { key: 'bank', title: text.bank, kind: 'text' },
  { key: 'grantedOn', title: text.grantedOn, kind: 'day' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'balance', title: text.balance, unit: fieldText.yuan, kind: 'money' },
  { key: 'term', title: text.term, kind: 'number' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'lastRepaidOn', title: text.lastRepaidOn, kind: 'day' },
  { key: 'overdue', title: text.overdue, kind: 'number' },
  { key: 'state', title: text.state, kind: 'status' },
];

/** 还款信息 of one employee, for who may see it (SC-45, Q-107). */
export default async function LoansPage({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params;
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    const employee = await getAccount(tx, operator.unitId, number);
    if (!employee) return undefined;
    const { account } = employee;
    return { account, loans: maySee('employees.finances', operator) ? await listLoans(tx, account) : null };
  });
  if (!found) notFound();
  const { account, loans } = found;
  return (
    <>
      <EmployeeHeading title={text.title} part="/loans" account={account} />
      {loans === null || !isLive(account.status) ? (
        <Note tone="warning">{loans === null ? text.noRight : text.former}</Note>
      ) : (
        <DataTable
          caption={text.caption}
          columns={COLUMNS}
          rows={loans.map(rowOf)}
          firstNumber={1}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
      )}
    </>
  );
}

function rowOf(loan: Awaited<ReturnType<typeof listLoans>>[number]): Row {
  return {
    id: loan.id,
    label: loan.contractNumber,
    cells: {
      contract: loan.contractNumber,
      bank: loan.bank,
      grantedOn: loan.grantedOn,
      amount: formatFen(loan.amount),
      balance: formatFen(loan.balance),
      term: String(loan.termMonths),
      monthly: formatFen(loan.monthlyRepayment),
      lastRepaidOn: loan.lastRepaidOn,
      overdue: String(loan.overdueMonths),
      state: text.states[loan.state],
    },
  };
}
