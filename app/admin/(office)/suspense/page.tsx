import type { Metadata } from 'next';
import { RECEIPT_COLUMNS, receiptRows } from '../receipts/receipt-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { listReceipts, listSuspense } from '@/lib/receipts/list-receipts';
import { officeMenuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { officePaymentText, suspenseText as text } from '@/lib/text/office';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen, sumFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/suspense';
const BALANCE_COLUMNS: Column[] = [
  { key: 'unitNumber', title: officePaymentText.unitNumber, kind: 'code' },
  { key: 'unitName', title: officePaymentText.unitName, kind: 'text', primary: true },
  { key: 'balance', title: text.balance, unit: fieldText.yuan, kind: 'money' },
];

/** 暂收挂账: the money that is not booked to anybody, by unit, and why each receipt of it is there. */
export default async function SuspensePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { balances, receipts } = await readAs(staff, async (tx) => ({
    balances: await listSuspense(tx),
    receipts: await listReceipts(tx, { part: 'held', page }),
  }));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  const nothing = <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>;
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
      />
      <Section title={text.balances}>
        <DataTable
          caption={text.balancesCaption}
          columns={BALANCE_COLUMNS}
          rows={balances.map((row) => ({
            id: row.id,
            label: row.unitName ?? text.nobody,
            cells: {
              unitNumber: row.unitNumber,
              unitName: row.unitName ?? text.nobody,
              balance: formatFen(row.balance),
            },
          }))}
          firstNumber={1}
          totals={[{ cells: { balance: formatFen(sumFen(balances.map((row) => row.balance))) } }]}
          empty={nothing}
        />
      </Section>
      <Section title={text.receipts}>
        <DataTable
          caption={text.receiptsCaption}
          columns={RECEIPT_COLUMNS}
          rows={receiptRows(receipts.rows)}
          firstNumber={(page.page - 1) * page.size + 1}
          totals={[{ cells: { amount: formatFen(receipts.amount), held: formatFen(receipts.held) } }]}
          empty={nothing}
        />
        <Pager address={address} page={page.page} size={page.size} totalRows={receipts.total} />
      </Section>
    </>
  );
}
