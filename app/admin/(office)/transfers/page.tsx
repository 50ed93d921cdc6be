import type { Metadata } from 'next';
import { decideRequest } from '../../action';
import { OfficeHeading } from '../office-heading';
import { AnswerRequest } from '@/app/(hall)/transfers/answer-request';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { requestToDecideText as text } from '@/lib/text/transfers';
import { listAllRequests } from '@/lib/transfers/list-transfer-requests';
import { compareDays } from '@/lib/values/day';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'from', title: text.from, kind: 'text', wrap: true },
  { key: 'to', title: text.to, kind: 'text', wrap: true },
  { key: 'dueOn', title: text.dueOn, kind: 'day' },
  { key: 'actions', title: text.actions, kind: 'action' },
];

/** 转入请求裁定: requests that the unit which was asked has not answered in time, for the centre to decide. */
export default async function TransferRequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listAllRequests(tx, { states: ['waiting'], page }));
  const permitted = isPermitted('transfer.decide-request', staff);
  const today = clock.today();
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <DataTable
        caption={text.title}
        columns={COLUMNS}
        firstNumber={(page.page - 1) * page.size + 1}
        rows={rows.map(({ request, accountNumber, fromUnit, toUnit }) => {
          const overdue = compareDays(today, request.dueOn) > 0;
          const waiting = overdue ? text.byReviewer : text.notDue;
          return {
            id: request.id,
            label: request.name,
            cells: {
              number: accountNumber,
              name: request.name,
              from: `${fromUnit.number} ${fromUnit.name}`,
              to: `${toUnit.number} ${toUnit.name}`,
              dueOn: request.dueOn,
              actions:
                overdue && permitted ? (
                  <AnswerRequest
                    id={request.id}
                    name={request.name}
                    unit={toUnit.name}
                    send={decideRequest}
                    alwaysReason
                  />
                ) : (
                  <Status tone={overdue ? 'waiting' : 'neutral'}>{waiting}</Status>
                ),
            },
          };
        })}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters('/admin/transfers', { size: one(params, 'size'), page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
