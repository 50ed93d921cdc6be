import type { Metadata } from 'next';
import { DownloadForm } from './download-form';
import { WithdrawDownload } from './withdraw-download';
import { downloadCells } from '@/app/download-cells';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { downloadsText as text } from '@/lib/text/downloads';
import { officeMenuText } from '@/lib/text/frame';
import { DOWNLOAD_BYTES, listDownloads } from '@/lib/units/downloads';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/downloads';
const COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true, wrap: true },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'version', title: text.version, kind: 'code' },
  { key: 'size', title: text.size, kind: 'text' },
  { key: 'hash', title: text.hash, kind: 'code', wrap: true },
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'by', title: text.by, kind: 'text' },
  { key: 'state', title: text.state, kind: 'status' },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 下载中心 in the back office: what is offered, and the form for the next file. */
export default async function OfficeDownloadsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listDownloads(tx, page));
  const mayPublish = isPermitted('download.publish', staff);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.officeDescription}
      />
      {mayPublish ? <DownloadForm largestBytes={DOWNLOAD_BYTES} /> : <Note>{text.notYours}</Note>}
      <Section title={text.caption}>
        <DataTable
          caption={text.caption}
          columns={COLUMNS}
          rows={rows.map(({ download, publisher }) => ({
            id: download.id,
            label: download.name,
            cells: {
              ...downloadCells(download),
              by: publisher,
              state: download.withdrawnAt ? (
                <Status tone="neutral">{text.withdrawn}</Status>
              ) : (
                <Status tone="success">{text.offered}</Status>
              ),
              action: mayPublish && !download.withdrawnAt && (
                <WithdrawDownload id={download.id} name={`${download.name} ${download.version}`} />
              ),
            },
          }))}
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
