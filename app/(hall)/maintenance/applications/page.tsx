import type { Metadata } from 'next';
import { applicationRow, APPLICATION_COLUMNS } from '@/app/application-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { currentOperator } from '@/lib/auth/current';
import { listApplications } from '@/lib/maintenance/list-applications';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { applicationText as text } from '@/lib/text/maintenance';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/maintenance/applications';

/** 变更申请 of the unit, in whatever state. */
export default async function ApplicationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['date']);
  const operator = await currentOperator();
  const { rows, total } = await readAs(operator, (tx) => listApplications(tx, operator.unitId, page));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.maintenance }, { label: text.title }]}
      />
      <DataTable
        caption={text.caption}
        columns={APPLICATION_COLUMNS}
        rows={rows.map((row) => applicationRow(row, PATH))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager
        address={withParameters(PATH, { size: one(params, 'size') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
