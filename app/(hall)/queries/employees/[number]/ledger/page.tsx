import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmployeeHeading } from '../employee-heading';
import type { Column, Row } from '@/components/table/column';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { currentOperator } from '@/lib/auth/current';
import { employeeLedger, getAccount } from '@/lib/ledger/employee-ledger';
import { readAs } from '@/lib/operations/read';
import { fieldText } from '@/lib/text/interface';
import { employeesText, ledgerText } from '@/lib/text/queries';
import { journalWords } from '@/lib/text/terms';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, negateFen, ZERO } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: ledgerText.title };

const COLUMNS: Column[] = [
  { key: 'month', title: employeesText.month, kind: 'month' },
  { key: 'postedOn', title: ledgerText.postedOn, kind: 'day' },
  { key: 'income', title: ledgerText.income, unit: fieldText.yuan, kind: 'money' },
  { key: 'expense', title: ledgerText.expense, unit: fieldText.yuan, kind: 'money' },
  { key: 'balance', title: ledgerText.balance, unit: fieldText.yuan, kind: 'money' },
  { key: 'kind', title: ledgerText.kind, kind: 'text', primary: true },
];

interface LedgerPageProps {
  params: Promise<{ number: string }>;
  searchParams: Promise<SearchParams>;
}

/** 职工明细查询: every line of one employee's ledger, the last first (FD-089). */
export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const { number } = await params;
  const asked = await searchParams;
  const page = readListPage(asked, ['version']);
  const operator = await currentOperator();
  const found = await readAs(operator, async (tx) => {
    const employee = await getAccount(tx, operator.unitId, number);
    if (!employee) return undefined;
    const { account } = employee;
    return { account, ledger: await employeeLedger(tx, operator.unitId, { accountId: account.id, page }) };
  });
  if (!found) notFound();
  const { account, ledger } = found;
  const address = withParameters(`/queries/employees/${account.number}/ledger`, { size: one(asked, 'size') });
  return (
    <>
      <EmployeeHeading title={ledgerText.title} part="/ledger" account={account} />
      <DataTable
        caption={ledgerText.caption}
        columns={COLUMNS}
        rows={ledger.rows.map(rowOf)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={ledgerText.emptyTitle}>{ledgerText.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={ledger.total} />
    </>
  );
}

type Line = Awaited<ReturnType<typeof employeeLedger>>['rows'][number];

function rowOf({ version, amount, balance, kind, firstMonth, lastMonth, postedOn }: Line): Row {
  const months =
    firstMonth && lastMonth ? { first: formatMonthCompact(firstMonth), last: formatMonthCompact(lastMonth) } : null;
  const words = journalWords(kind, months);
  return {
    id: String(version),
    label: words,
    cells: {
      month: months?.last,
      postedOn,
      income: formatFen(amount > 0n ? amount : ZERO),
      expense: formatFen(amount < 0n ? negateFen(amount) : ZERO),
      balance: formatFen(balance),
      kind: words,
    },
  };
}
