import type { Metadata } from 'next';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import { Pager } from '@/components/table/pager';
import { QueryBar } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import type { OperationName } from '@/lib/auth/permissions';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { officeMenuText } from '@/lib/text/frame';
import { logText as text } from '@/lib/text/office';
import { OPERATION_WORDS, operationWord } from '@/lib/text/operations';
import { refusalSentence, type RefusalCode } from '@/lib/text/refusals';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/log';
const OPERATIONS = Object.keys(OPERATION_WORDS) as OperationName[];
const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

type Logged = Awaited<ReturnType<typeof listLog>>['rows'][number];

/** 操作日志: everything that was done or refused, the last first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const operation = OPERATIONS.find((known) => known === one(params, 'operation')) ?? null;
  const unitNumber = one(params, 'unitNumber');
  const size = one(params, 'size');
  const staff = await currentStaff();
  const { rows, total, more } = await readAs(staff, (tx) => listLog(tx, { query: { operation, unitNumber }, page }));
  const address = withParameters(PATH, { operation, unitNumber, size, page: one(params, 'page') });
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
          { kind: 'text', name: 'unitNumber', label: text.unitNumber, value: unitNumber },
          {
            kind: 'select',
            name: 'operation',
            label: text.operation,
            value: operation ?? '',
            options: OPERATIONS.map((value) => ({ value, label: OPERATION_WORDS[value] })),
          },
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

function logRow(row: Logged): Row {
  const operation = operationWord(row.operation);
  return {
    id: row.id,
    label: operation,
    cells: {
      at: formatInstant(row.at),
      operation,
      actor: row.actorName,
      unitNumber: row.unitNumber,
      unit: row.unitName,
      month: row.month && formatMonthCompact(row.month),
      people: row.people !== null && formatCount(row.people),
      outcome:
        row.outcome === 'done' ? (
          <Status tone="success">{text.done}</Status>
        ) : (
          <Status tone="warning">{text.refused(sentenceOf(row))}</Status>
        ),
    },
  };
}

function sentenceOf({ refusal, refusalValues }: Logged): string {
  return refusal === null ? '' : refusalSentence(refusal as RefusalCode, refusalValues ?? {});
}
