import type { Metadata, Route } from 'next';
import { ExpireOverdue } from './expire-overdue';
import { officePaymentRows, PAYMENT_COLUMNS } from './office-payment-rows';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { officeDesk } from '@/lib/receipts/office-desk';
import { listAllPayments } from '@/lib/remittances/list-payments';
import { officePaymentText as text } from '@/lib/text/office';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/payments';
const PARTS = ['due', 'posted', 'expired', 'revoked'] as const;

/** 缴款单: the payments of all units by state, and 过期处理 of those past their deadline. */
export default async function OfficePaymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const state = PARTS.find((known) => known === one(params, 'state')) ?? 'due';
  const staff = await currentStaff();
  const today = clock.today();
  const { listed, overdue } = await readAs(staff, async (tx) => ({
    listed: await listAllPayments(tx, { states: [state], page }),
    overdue: (await officeDesk(tx, today)).overdue,
  }));
  const address = withParameters(PATH, {
    state: one(params, 'state'),
    size: one(params, 'size'),
    page: one(params, 'page'),
  });
  return (
    <>
      <OfficeHeading
        title={text.title}
        description={text.description}
        toolbar={
          isPermitted('payments.expire', staff) && (
            <ExpireOverdue count={overdue.count} amount={formatFen(overdue.amount)} />
          )
        }
      />
      <Tabs label={text.statesLabel} tabs={PARTS.map(tabOf)} current={tabOf(state).href} />
      <DataTable
        caption={text.caption}
        columns={PAYMENT_COLUMNS}
        rows={officePaymentRows(listed.rows, today)}
        firstNumber={(page.page - 1) * page.size + 1}
        totals={[{ cells: { amount: formatFen(listed.amount) } }]}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={listed.total} />
    </>
  );
}

function tabOf(state: (typeof PARTS)[number]) {
  return { href: (state === 'due' ? PATH : `${PATH}?state=${state}`) as Route, label: text.states[state] };
}
