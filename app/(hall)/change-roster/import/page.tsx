import type { Metadata } from 'next';
import Link from 'next/link';
import { ImportForm } from './import-form';
import { currentHall } from '../../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Section } from '@/components/ui/section';
import { FILING_KINDS } from '@/lib/filings/filing';
import { listImports } from '@/lib/filings/get-import';
import { readAs } from '@/lib/operations/read';
import { changeRosterText, importText as text } from '@/lib/text/change-roster';
import { menuText } from '@/lib/text/frame';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'file', title: text.fileName, kind: 'text', primary: true },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'at', title: text.startedAt, kind: 'text' },
  { key: 'good', title: text.good, kind: 'number' },
  { key: 'faulty', title: text.faulty, kind: 'number' },
  { key: 'state', title: text.state, kind: 'status' },
];

/** 职工新开户批量导入 and its sisters (SC-16): template, 导入条数, 文件上传, 导入. */
export default async function ImportPage() {
  const { operator } = await currentHall();
  const recent = await readAs(operator, (tx) => listImports(tx, operator.unitId, 10));
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: menuText.home, href: '/' },
          { label: menuText.month },
          { label: changeRosterText.title, href: '/change-roster' },
          { label: text.title },
        ]}
        description={text.description}
      />
      <ImportForm kinds={FILING_KINDS.map((kind) => ({ value: kind, label: FILING_KIND_WORDS[kind] }))} />
      <Section title={text.recent}>
        <DataTable
          caption={text.recent}
          columns={COLUMNS}
          contained={false}
          rows={recent.map((row) => ({
            id: row.id,
            label: row.fileName,
            cells: {
              file: (
                <Link href={`/change-roster/import/${row.id}`} prefetch={false}>
                  {row.fileName}
                </Link>
              ),
              kind: FILING_KIND_WORDS[row.kind],
              at: formatInstant(row.startedAt),
              good: row.goodRows === null ? '' : formatCount(row.goodRows),
              faulty: row.faultyRows === null ? '' : formatCount(row.faultyRows),
              state: text.states[row.state],
            },
          }))}
          empty={<p>{text.recentEmpty}</p>}
        />
      </Section>
    </>
  );
}
