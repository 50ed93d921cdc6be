import type { Metadata } from 'next';
import { LogList } from '../log-list';
import { revokedRow } from './revoked-rows';
import { currentHall } from '../../../current-hall';
import { monthTyped, readSpan, spanFields } from '@/app/log-span';
import type { Column } from '@/components/table/column';
import type { QueryField } from '@/components/table/query-bar';
import { readAs } from '@/lib/operations/read';
import { listRevoked, REVOKED_TYPES, type RevokedBusiness, type RevokedQuery } from '@/lib/remittances/list-revoked';
import { filingsText, submittedText } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';
import { logText, REVOKED_BUSINESS_WORDS, revokedText as text } from '@/lib/text/logs';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { readMonth, type Month } from '@/lib/values/month';

export const metadata: Metadata = { title: logText.parts.revoked };

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
  const { operator, unit } = await currentHall();
  const found = await readAs(operator, (tx) => listRevoked(tx, unit.id, { query, page }));
  return (
    <LogList
      part="revoked"
      words={text}
      fields={fieldsFor(query, unit.openMonth)}
      params={params}
      page={page}
      columns={COLUMNS}
      found={{ ...found, rows: found.rows.map(revokedRow) }}
    />
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
    { kind: 'month', name: 'month', label: submittedText.month, value: monthTyped(month), around },
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
