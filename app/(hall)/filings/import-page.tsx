import type { Route } from 'next';
import Link from 'next/link';
import { ImportForm } from './import-form';
import { listTrail } from './list-trail';
import { MonthNotes } from './month-notes';
import { currentHall } from '../current-hall';
import { PageHeading } from '@/components/shell/page-heading';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Section } from '@/components/ui/section';
import { isPermitted } from '@/lib/auth/permissions';
import type { FilingKind } from '@/lib/filings/filing';
import { listImports } from '@/lib/filings/get-import';
import { KINDS } from '@/lib/filings/kinds';
import { FILING_LISTS, type FilingList } from '@/lib/filings/lists';
import { readAs } from '@/lib/operations/read';
import { BASE_TEMPLATE_WORDS } from '@/lib/text/annual-review';
import { importText as text, importTitle } from '@/lib/text/filings';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';

const COLUMNS: Column[] = [
  { key: 'file', title: text.fileName, kind: 'text', primary: true },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'at', title: text.startedAt, kind: 'text' },
  { key: 'good', title: text.good, kind: 'number' },
  { key: 'faulty', title: text.faulty, kind: 'number' },
  { key: 'state', title: text.state, kind: 'status' },
];

/** RL-19 */
const BASE_TEMPLATES = Object.entries(BASE_TEMPLATE_WORDS).map(([value, label]) => ({ value, label }));

/** The import of a list's kinds (SC-16, SC-20, SC-35): template, 导入条数, 文件上传, 导入. */
export async function ImportPage({ list }: { list: FilingList }) {
  const listed: readonly FilingKind[] = FILING_LISTS[list];
  const { operator, unit } = await currentHall();
  const kinds = listed.filter((kind) => isPermitted(`${kind}.import`, operator));
  const recent = await readAs(operator, (tx) => listImports(tx, operator.unitId, { kinds: listed, most: 10 }));
  return (
    <>
      <PageHeading
        title={importTitle(list)}
        trail={listTrail(list, { label: importTitle(list) })}
        description={text.description}
      />
      <MonthNotes unit={unit} permitted={kinds.length > 0} act={KINDS[FILING_LISTS[list][0]].acts.submit} />
      {kinds.length > 0 && (
        <ImportForm
          list={list}
          kinds={kinds.map((kind) => ({ value: kind, label: FILING_KIND_WORDS[kind] }))}
          templates={list === 'base-adjustment' ? BASE_TEMPLATES : undefined}
        />
      )}
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
                <Link href={`/${list}/import/${row.id}` as Route} prefetch={false}>
                  {row.fileName}
                </Link>
              ),
              kind: row.kind === 'base' ? BASE_TEMPLATE_WORDS[row.template] : FILING_KIND_WORDS[row.kind],
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
