import type { Metadata } from 'next';
import { OfficeHeading } from '../office-heading';
import { logFields } from '@/app/log-query';
import { logRow } from '@/app/log-row';
import type { Column } from '@/components/table/column';
import { QueriedList } from '@/components/table/queried-list';
import { currentStaff } from '@/lib/auth/current';
import { readLogQuery } from '@/lib/exports/log';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { logText as text } from '@/lib/text/logs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unit', title: text.unit, kind: 'text' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'about', title: text.about, kind: 'text', wrap: true },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

/** 操作日志: everything that was done or refused, the last first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const query = readLogQuery(params);
  const staff = await currentStaff();
  const { rows, total, more } = await readAs(staff, (tx) => listLog(tx, { query, page }));
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      <QueriedList
        path="/admin/log"
        fields={[
          { kind: 'text', name: 'unitNumber', label: text.unitNumber, value: query.unitNumber },
          ...logFields(query),
        ]}
        page={page}
        size={one(params, 'size')}
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map(logRow)}
        total={total}
        more={more}
        empty={{ title: text.emptyTitle, body: text.empty }}
      />
    </>
  );
}
