import type { Metadata } from 'next';
import { NoticeLink } from './notice-link';
import { ReadAll } from './read-all';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { currentOperator } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { menuText } from '@/lib/text/frame';
import { noticeSentence, noticesText } from '@/lib/text/notices';
import { listNotices } from '@/lib/units/notices';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: noticesText.title };

const MOST = 200;

const COLUMNS: Column[] = [
  { key: 'content', title: noticesText.content, kind: 'text', wrap: true, primary: true },
  { key: 'at', title: noticesText.time, kind: 'day' },
  { key: 'state', title: noticesText.state, kind: 'status' },
];

/** 通知: all that the unit was told, newest first. */
export default async function NoticesPage() {
  const operator = await currentOperator();
  const notices = await readAs(operator, (tx) => listNotices(tx, operator.unitId, MOST));
  const unread = notices.some((notice) => notice.readAt === null);
  return (
    <>
      <PageHeading
        title={noticesText.title}
        trail={[{ label: menuText.home, href: '/' }, { label: noticesText.title }]}
        description={notices.length === MOST ? noticesText.latest(MOST) : noticesText.description}
        toolbar={unread && <ReadAll />}
      />
      <DataTable
        caption={noticesText.caption}
        columns={COLUMNS}
        rows={notices.map((notice) => ({
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
    </>
  );
}
