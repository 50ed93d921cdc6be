import type { Metadata } from 'next';
import { remittanceRows } from './remittance-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { currentOperator } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { listRemittances } from '@/lib/remittances/list-remittances';
import { arrivedForPayments } from '@/lib/remittances/arrived-for-payments';
import { menuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { remittanceText as text } from '@/lib/text/remittance';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.list };

const PATH = '/remittance';
const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code', primary: true },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'heads', title: text.heads, unit: text.headsUnit, kind: 'number' },
  { key: 'due', title: text.due, unit: fieldText.yuan, kind: 'money' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'method', title: text.method, kind: 'text' },
  { key: 'savedAt', title: text.savedAt, kind: 'day' },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 缴款清册: the months that the unit has saved, and where each stands (SC-25). */
export default async function RemittancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const operator = await currentOperator();
  const { rows, total, arrived } = await readAs(operator, async (tx) => ({
    ...(await listRemittances(tx, operator.unitId, page)),
    arrived: await arrivedForPayments(tx, operator.unitId),
  }));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  const remit = (
    <LinkButton href="/remittance/confirm" variant="primary">
      {text.remit}
    </LinkButton>
  );
  return (
    <>
      <PageHeading
        title={text.list}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: menuText.remittance }]}
        description={text.listDescription}
        toolbar={remit}
      />
      <DataTable
        caption={text.listCaption}
        columns={COLUMNS}
        rows={remittanceRows(rows, { mayAct: isPermitted('remittance.revoke', operator), arrived })}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}
