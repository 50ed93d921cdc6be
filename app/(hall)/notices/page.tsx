import type { Metadata } from 'next';
import { NoticeLink } from './notice-link';
import { ReadAll } from './read-all';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { currentOperator } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { noticeSentence, noticesText } from '@/lib/text/notices';
import { pageOfNotices, unreadNotices } from '@/lib/units/notices';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: noticesText.title };

const PATH = '/notices';

const COLUMNS: Column[] = [
  { key: 'content', title: noticesText.content, kind: 'text', wrap: true, primary: true },
  { key: 'at', title: noticesText.time, kind: 'day' },
  { key: 'state', title: noticesText.state, kind: 'status' },
];

/** 通知: all that the unit was told, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const operator = await currentOperator();
  const { notices, unread } = await readAs(operator, async (tx) => ({
    notices: await pageOfNotices(tx, operator.unitId, page),
    unread: await unreadNotices(tx, operator.unitId),
  }));
  return (
    <>
      <PageHeading
        title={noticesText.title}
        trail={[{ label: menuText.home, href: '/' }, { label: noticesText.title }]}
        description={noticesText.description}
        toolbar={unread > 0 && <ReadAll />}
      />
      <DataTable
        caption={noticesText.caption}
        columns={COLUMNS}
        rows={notices.rows.map((notice) => ({
          id: notice.id,
          label: noticeSentence(notice),
          cells: {
            content: <NoticeLink notice={notice} />,
            at: formatInstant(notice.at),
            state: notice.readAt === null ? <Status tone="info">{noticesText.unread}</Status> : noticesText.read,
          },
        }))}
        empty={<EmptyState title={noticesText.emptyTitle}>{noticesText.empty}</EmptyState>}
      />
      <Pager
        address={withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={notices.total}
      />
    </>
  );
}
