import type { Metadata } from 'next';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import { APPLICATION_COLUMNS, applicationRow } from '@/app/application-rows';
import { currentStaff } from '@/lib/auth/current';
import { listAllApplications } from '@/lib/maintenance/list-applications';
import { readAs } from '@/lib/operations/read';
import { applicationDeskText as text } from '@/lib/text/maintenance';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/applications';

/** 变更审批: the applications of all units that wait, those that wait longest first, and those that are decided. */
export default async function ApplicationDeskPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const staff = await currentStaff();
  const decided = one(params, 'state') === 'decided';
  const page = readListPage(params, ['date']);
  const states = decided ? (['approved', 'rejected'] as const) : (['in-review'] as const);
  const { rows, total } = await readAs(staff, (tx) => listAllApplications(tx, { states, page }));
  return (
    <>
      <OfficeHeading title={text.title} />
      <Tabs
        label={text.title}
        current={decided ? `${PATH}?state=decided` : PATH}
        tabs={[
          { href: PATH, label: text.waiting },
          { href: `${PATH}?state=decided`, label: text.decided },
        ]}
      />
      <DataTable
        caption={decided ? text.decidedCaption : text.caption}
        columns={[{ key: 'unit', title: text.unit, kind: 'text' }, ...APPLICATION_COLUMNS]}
        rows={rows.map((row) => {
          const shown = applicationRow(row, PATH);
          return { ...shown, cells: { ...shown.cells, unit: row.unitName } };
        })}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={
          <EmptyState title={decided ? text.decidedEmptyTitle : text.emptyTitle}>
            {decided ? text.decidedEmpty : text.empty}
          </EmptyState>
        }
      />
      <Pager
        address={withParameters(PATH, { state: decided ? 'decided' : '', size: one(params, 'size') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}
