import type { Metadata } from 'next';
import { LogList } from './log-list';
import { logFields } from '@/app/log-query';
import { logRow } from '@/app/log-row';
import type { Column } from '@/components/table/column';
import { currentOperator } from '@/lib/auth/current';
import { readLogQuery } from '@/lib/exports/log';
import { listLog } from '@/lib/operations/list-log';
import { readAs } from '@/lib/operations/read';
import { logText as text } from '@/lib/text/logs';
import { readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.parts.all };

const COLUMNS: Column[] = [
  { key: 'at', title: text.at, kind: 'day' },
  { key: 'operation', title: text.operation, kind: 'text', primary: true },
  { key: 'actor', title: text.actor, kind: 'text' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'outcome', title: text.outcome, kind: 'text', wrap: true },
];

/** 操作日志, 全部操作: everything that the unit did or was refused, and that was done for it, the last first. */
export default async function LogsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const query = { ...readLogQuery(params), unitNumber: '' };
  const operator = await currentOperator();
  const found = await readAs(operator, (tx) => listLog(tx, { query, page }));
  return (
    <LogList
      part="all"
      words={{ description: text.descriptionOfUnit, caption: text.caption }}
      fields={logFields(query)}
      params={params}
      page={page}
      columns={COLUMNS}
      found={{ ...found, rows: found.rows.map(logRow) }}
    />
  );
}
