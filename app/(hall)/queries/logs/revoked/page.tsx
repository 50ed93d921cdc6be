import type { Metadata } from 'next';
import { LogsHeading } from '../logs-heading';
import { revokedRow } from './revoked-rows';
import { currentHall } from '../../../current-hall';
import { readSpan, spanFields } from '@/app/log-span';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { QueryBar, type QueryField } from '@/components/table/query-bar';
import { EmptyState } from '@/components/ui/empty-state';
import { readAs } from '@/lib/operations/read';
import { listRevoked, REVOKED_TYPES, type RevokedBusiness, type RevokedQuery } from '@/lib/remittances/list-revoked';
import { filingsText, submittedText } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';
import { logText, REVOKED_BUSINESS_WORDS, revokedText as text } from '@/lib/text/logs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatMonthCompact, readMonth, type Month } from '@/lib/values/month';

export const metadata: Metadata = { title: logText.parts.revoked };

const PATH = '/queries/logs/revoked';
const BUSINESSES = Object.keys(REVOKED_BUSINESS_WORDS) as RevokedBusiness[];
const COLUMNS: Column[] = [
  { key: 'business', title: text.business, kind: 'text' },
  { key: 'name', title: filingsText.name, kind: 'text', primary: true },
  { key: 'changedOn', title: text.changedOn, kind: 'day' },
  { key: 'month', title: submittedText.month, kind: 'month' },
  { key: 'kind', title: submittedText.kind, kind: 'text' },
  { key: 'monthly', title: submittedText.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'ownShare', title: submittedText.ownShare, unit: fieldText.yuan, kind: 'money' },
  { key: 'state', title: submittedText.state, kind: 'status' },
  { key: 'channel', title: submittedText.channel, kind: 'text' },
  { key: 'opinion', title: submittedText.opinion, kind: 'text', wrap: true },
  { key: 'before', title: text.before, kind: 'text', wrap: true },
  { key: 'after', title: text.after, kind: 'text', wrap: true },
  { key: 'reason', title: text.reason, kind: 'text', wrap: true },
  { key: 'at', title: text.revokedAt, kind: 'day' },
  { key: 'by', title: text.revokedBy, kind: 'text' },
];

/** 撤销数据查询 (SC-52, FD-109, FD-110): what was taken back, by whom, when and why. */
export default async function RevokedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const query: RevokedQuery = {
    business: BUSINESSES.find((known) => known === one(params, 'business')) ?? null,
    type: REVOKED_TYPES.find((known) => known === one(params, 'type')) ?? null,
    month: readMonth(one(params, 'month')),
    ...readSpan(params),
  };
  const size = one(params, 'size');
  const { operator, unit } = await currentHall();
  const found = await readAs(operator, (tx) => listRevoked(tx, unit.id, { query, page }));
  const asked = { ...query, month: query.month && formatMonthCompact(query.month) };
  return (
    <>
      <LogsHeading part="revoked" description={text.description} />
      <QueryBar path={PATH} fields={fieldsFor(query, unit.openMonth)} keep={size === '' ? {} : { size }} />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={found.rows.map(revokedRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={logText.emptyTitle}>{logText.empty}</EmptyState>}
      />
      <Pager
        address={withParameters(PATH, { ...asked, size, page: one(params, 'page') })}
        page={page.page}
        size={page.size}
        totalRows={found.total}
        more={found.more}
      />
    </>
  );
}

function fieldsFor({ business, type, month, ...span }: RevokedQuery, around: Month): QueryField[] {
  return [
    {
      kind: 'select',
      name: 'business',
      label: text.business,
      value: business ?? '',
      options: BUSINESSES.map((value) => ({ value, label: REVOKED_BUSINESS_WORDS[value] })),
    },
    {
      kind: 'month',
      name: 'month',
      label: submittedText.month,
      value: month === null ? '' : formatMonthCompact(month),
      around,
    },
    {
      kind: 'select',
      name: 'type',
      label: text.type,
      value: type ?? '',
      options: REVOKED_TYPES.map((value) => ({ value, label: text.types[value] })),
    },
    ...spanFields(span),
  ];
}
