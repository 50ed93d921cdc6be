import type { Metadata } from 'next';
import { AnnouncementForm } from './announcement-form';
import { WithdrawAnnouncement } from './withdraw-announcement';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { announcementsText as text } from '@/lib/text/announcements';
import { listAnnouncements } from '@/lib/units/announcements';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/announcements';
const COLUMNS: Column[] = [
  { key: 'title', title: text.heading, kind: 'text', wrap: true, primary: true },
  { key: 'to', title: text.to, kind: 'text', wrap: true },
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'by', title: text.by, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 中心通知: what the centre tells all units or some, and the form for the next. */
export default async function AnnouncementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listAnnouncements(tx, page));
  const mayPublish = isPermitted('announcement.publish', staff);
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      {mayPublish ? <AnnouncementForm /> : <Note>{text.notYours}</Note>}
      <Section title={text.list}>
        <DataTable
          caption={text.caption}
          columns={COLUMNS}
          rows={rows.map((row) => announcedRow(row, mayPublish))}
          empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
        />
        <Pager
          address={withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') })}
          page={page.page}
          size={page.size}
          totalRows={total}
        />
      </Section>
    </>
  );
}

type Announced = Awaited<ReturnType<typeof listAnnouncements>>['rows'][number];

function announcedRow({ announcement, publisher }: Announced, mayWithdraw: boolean): Row {
  const { id, title, unitNumbers, units, publishedAt, withdrawnAt } = announcement;
  return {
    id,
    label: title,
    cells: {
      title,
      to: unitNumbers ? text.some(unitNumbers.join('、')) : text.everybody(formatCount(units)),
      at: formatInstant(publishedAt),
      by: publisher,
      state: withdrawnAt ? (
        <Status tone="neutral">{text.withdrawn}</Status>
      ) : (
        <Status tone="success">{text.standing}</Status>
      ),
      action: mayWithdraw && !withdrawnAt && <WithdrawAnnouncement id={id} title={title} />,
    },
  };
}
