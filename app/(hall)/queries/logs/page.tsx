import type { Metadata } from 'next';
import { LogsHeading } from './logs-heading';
import { logFields, logParameters, readLogQuery } from '@/app/log-query';
import { logRow } from '@/app/log-row';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { currentOperator } from '@/lib/auth/current';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { logText as text } from '@/lib/text/logs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.parts.all };

const PATH = '/queries/logs';
const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

/** 操作日志, 全部操作: everything that the unit did or was refused, and that was done for it, the last first. */
export default async function LogsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const query = { ...readLogQuery(params), unitNumber: '' };
  const size = one(params, 'size');
  const operator = await currentOperator();
  const { rows, total, more } = await readAs(operator, (tx) => listLog(tx, { query, page }));
  const address = withParameters(PATH, { ...logParameters(query), size, page: one(params, 'page') });
  return (
    <>
      <LogsHeading part="all" description={text.descriptionOfUnit} />
      <QueryBar path={PATH} fields={logFields(query)} keep={size === '' ? {} : { size }} />
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
