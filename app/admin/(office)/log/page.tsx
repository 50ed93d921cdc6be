import type { Metadata } from 'next';
import { logFields, logParameters, readLogQuery } from '@/app/log-query';
import { logRow } from '@/app/log-row';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { logText as text } from '@/lib/text/logs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/log';
const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'about', title: text.about, kind: 'text', wrap: true },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

/** 操作日志: everything that was done or refused, the last first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const query = readLogQuery(params);
  const size = one(params, 'size');
  const staff = await currentStaff();
  const { rows, total, more } = await readAs(staff, (tx) => listLog(tx, { query, page }));
  const address = withParameters(PATH, { ...logParameters(query), size, page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
      />
      <QueryBar
        path={PATH}
        fields={[
          { kind: 'text', name: 'unitNumber', label: text.unitNumber, value: query.unitNumber },
          ...logFields(query),
        ]}
        keep={size === '' ? {} : { size }}
      />
      {more && <Note>{text.more}</Note>}
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map(logRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}
