import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { LogList } from '../log-list';
import { filingCells } from '../../../filings/filing-cells';
import { filingState } from '../../../filings/filing-state';
import { currentHall } from '../../../current-hall';
import { changeWords } from '@/app/change-words';
import { monthTyped, readSpan, spanFields } from '@/app/log-span';
import type { Column, Row } from '@/components/table/column';
import { FILING_LIST_NAMES, listOf } from '@/lib/filings/lists';
import { listSubmittedLines } from '@/lib/filings/list-submitted-lines';
import { readAs } from '@/lib/operations/read';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { filingsText, submittedText } from '@/lib/text/filings';
import { logText, submittedLogText as text } from '@/lib/text/logs';
import { FILING_SOURCE_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact, readMonth } from '@/lib/values/month';

export const metadata: Metadata = { title: logText.parts.submitted };

const COLUMNS: Column[] = [
  { key: 'at', title: text.submittedAt, kind: 'day' },
  { key: 'number', title: text.number, kind: 'code' },
  { key: 'kind', title: text.kind, kind: 'text' },
  { key: 'accountNumber', title: filingsText.accountNumber, kind: 'code' },
  { key: 'name', title: filingsText.name, kind: 'text', primary: true },
  { key: 'month', title: submittedText.month, kind: 'month' },
  { key: 'before', title: text.before, kind: 'text', wrap: true },
  { key: 'after', title: text.after, kind: 'text', wrap: true },
  { key: 'state', title: submittedText.state, kind: 'status' },
  { key: 'channel', title: submittedText.channel, kind: 'text' },
  { key: 'by', title: text.submittedBy, kind: 'text' },
  { key: 'opinion', title: submittedText.opinion, kind: 'text', wrap: true },
];

/** 提交数据查询 (SC-50): what the unit submitted, who and when, what stood before and after. */
export default async function SubmittedLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const list = FILING_LIST_NAMES.find((known) => known === one(params, 'list')) ?? null;
  const month = readMonth(one(params, 'month'));
  const span = readSpan(params);
  const { operator, unit } = await currentHall();
  const found = await readAs(operator, (tx) =>
    listSubmittedLines(tx, unit.id, { query: { list, month, ...span }, page }),
  );
  return (
    <LogList
      part="submitted"
      words={text}
      fields={[
        {
          kind: 'select',
          name: 'list',
          label: text.business,
          value: list ?? '',
          options: FILING_LIST_NAMES.map((value) => ({ value, label: FILING_LIST_WORDS[value].title })),
        },
        { kind: 'month', name: 'month', label: submittedText.month, value: monthTyped(month), around: unit.openMonth },
        ...spanFields(span),
      ]}
      params={params}
      page={page}
      columns={COLUMNS}
      found={{ ...found, rows: found.rows.map(submittedRow) }}
    />
  );
}

type Submitted = Awaited<ReturnType<typeof listSubmittedLines>>['rows'][number];

function submittedRow({ at, actorName, number, submittedMonth, filing }: Submitted): Row {
  const cells = filingCells(filing);
  return {
    id: filing.id,
    label: cells.name === '' ? cells.kind : cells.name,
    cells: {
      ...cells,
      ...changeWords(filing),
      at: formatInstant(at),
      number: <Link href={`/${listOf(filing.kind)}/submitted/${number}` as Route}>{number}</Link>,
      month: formatMonthCompact(filing.month ?? submittedMonth),
      state: filingState(filing.state),
      channel: FILING_SOURCE_WORDS[filing.source],
      by: actorName,
      opinion: filing.opinion ?? '',
    },
  };
}
