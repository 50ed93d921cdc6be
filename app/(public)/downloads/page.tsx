import type { Metadata } from 'next';
import { PublicPage } from '../public-page';
import { downloadCells } from '@/app/download-cells';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { downloadsText as text } from '@/lib/text/downloads';
import { offeredDownloads } from '@/lib/units/downloads';

export const metadata: Metadata = { title: text.title };
// What was published a moment ago is there.
export const dynamic = 'force-dynamic';

const COLUMNS: Column[] = [
  { key: 'name', title: text.name, kind: 'text', primary: true, wrap: true },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'version', title: text.version, kind: 'code' },
  { key: 'size', title: text.size, kind: 'text' },
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'hash', title: text.hash, kind: 'code', wrap: true },
  { key: 'action', title: text.action, kind: 'action' },
];

/** 下载中心: drivers and guides, for anybody. */
export default async function DownloadsPage() {
  const offered = await offeredDownloads();
  return (
    <PublicPage wide>
      <h1 className="text-xl">{text.title}</h1>
      <p className="mt-2 mb-4 text-soft">{text.description}</p>
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={offered.map((one) => ({
          id: one.id,
          label: one.name,
          cells: {
            ...downloadCells({ ...one, publishedAt: new Date(one.published_at) }),
            action: (
              <a className="link" href={`/api/downloads/${one.id}`} aria-label={text.downloadOf(one.name, one.version)}>
                {text.download}
              </a>
            ),
          },
        }))}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
    </PublicPage>
  );
}
