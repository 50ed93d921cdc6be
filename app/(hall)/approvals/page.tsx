import type { Metadata } from 'next';
import { approvalRows, APPROVAL_COLUMNS } from './approval-rows';
import { ArrivalNote } from '@/app/arrival-note';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { listApprovals } from '@/lib/approvals/list-approvals';
import { currentOperator } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { approvalText as text } from '@/lib/text/approvals';
import { menuText } from '@/lib/text/frame';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

/** 待复核: what waits for a second person of the unit, and what was decided. */
export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['date']);
  const operator = await currentOperator();
  const { rows, total } = await readAs(operator, (tx) => listApprovals(tx, operator.unitId, page));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.month }, { label: text.title }]}
        description={text.description}
      />
      <ArrivalNote />
      <DataTable
        caption={text.caption}
        columns={APPROVAL_COLUMNS}
        rows={approvalRows(rows)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters('/approvals', { size: one(params, 'size') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
