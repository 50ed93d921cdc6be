import { ExportButtons } from '../../export-buttons';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { QueriedList } from '@/components/table/queried-list';
import type { QueryField } from '@/components/table/query-bar';
import { logText } from '@/lib/text/logs';
import { one, type ListPage, type SearchParams } from '@/lib/values/list-page';
import { LOG_PATHS, LogsHeading, type LogPart } from './logs-heading';

interface LogListProps {
  part: LogPart;
  words: { description: string; caption: string };
  fields: QueryField[];
  params: SearchParams;
  page: ListPage;
  columns: Column[];
  found: { rows: Row[]; total: number; more?: boolean };
}

/** A page of 操作日志: its heading, what it is asked for, and its rows. 全部操作 can be had as a file. */
export function LogList({ part, words, fields, params, page, columns, found }: LogListProps) {
  const asked = Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));
  return (
    <>
      <LogsHeading
        part={part}
        description={words.description}
        tools={part === 'all' && <ExportButtons list="log" query={withParameters('', asked)} />}
      />
      <QueriedList
        path={LOG_PATHS[part]}
        fields={fields}
        page={page}
        size={one(params, 'size')}
        caption={words.caption}
        columns={columns}
        {...found}
        empty={{ title: logText.emptyTitle, body: logText.empty }}
      />
    </>
  );
}
