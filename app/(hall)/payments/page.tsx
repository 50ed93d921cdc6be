import type { Metadata, Route } from 'next';
import { paymentRows } from './payment-rows';
import { currentHall } from '../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listPayments } from '@/lib/remittances/list-payments';
import { menuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { paymentText as text } from '@/lib/text/payments';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthProse } from '@/lib/values/month';

export const metadata: Metadata = { title: text.list };

const PATH = '/payments';
const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code', primary: true },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'heads', title: text.heads, unit: text.headsUnit, kind: 'number' },
  { key: 'amount', title: text.amount, unit: fieldText.yuan, kind: 'money' },
  { key: 'method', title: text.method, kind: 'text' },
  { key: 'registeredOn', title: text.registeredOn, kind: 'day' },
  { key: 'deadline', title: text.deadline, kind: 'day' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 缴款确认: the unit's payments of every state (SC-30, Q-63). */
export default async function PaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const { operator, unit } = await currentHall();
  const { rows, total } = await readAs(operator, (tx) => listPayments(tx, unit.id, page));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.list}
        trail={[{ label: menuText.home, href: '/' }, { label: text.list }]}
        description={text.listDescription}
      />
      {unit.monthState === 'saved' && unit.remittanceId && (
        <div className="mb-3">
          <Note
            action={
              <LinkButton variant="primary" href={`/remittance/register/${unit.remittanceId}` as Route}>
                {text.toRegister}
              </LinkButton>
            }
          >
            {text.savedOnly(formatMonthProse(unit.openMonth))}
          </Note>
        </div>
      )}
      <DataTable
        caption={text.listCaption}
        columns={COLUMNS}
        rows={paymentRows(
          rows.map((row) => row.payment),
          clock.today(),
        )}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={
          <EmptyState
            title={text.emptyTitle}
            action={<LinkButton href="/remittance/confirm">{text.toRemittance}</LinkButton>}
          >
            {text.empty}
          </EmptyState>
        }
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}
