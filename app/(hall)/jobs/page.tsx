import type { Metadata } from 'next';
import { jobRows } from './job-rows';
import { WatchJobs } from './watch-jobs';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { currentOperator } from '@/lib/auth/current';
import { listJobs } from '@/lib/jobs/list-jobs';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { jobsText as text } from '@/lib/text/jobs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'content', title: text.content, kind: 'text', primary: true, wrap: true },
  { key: 'startedAt', title: text.startedAt, kind: 'day' },
  { key: 'finishedAt', title: text.finishedAt, kind: 'day' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'progress', title: text.progress, kind: 'text' },
  { key: 'file', title: text.file, kind: 'action' },
];

/** 我的任务: what goes on without a page, and the files that came of it. */
export default async function JobsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const operator = await currentOperator();
  const { rows, total } = await readAs(operator, (tx) => listJobs(tx, operator, page));
  const address = withParameters('/jobs', { size: one(params, 'size'), page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: menuText.home, href: '/' }, { label: menuText.queries }, { label: text.title }]}
        description={text.description}
      />
      <WatchJobs underWay={rows.some(({ state }) => state === 'waiting' || state === 'running')} />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={jobRows(rows)}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}
