import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { reviewReasonWords } from './review-words';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { readAs } from '@/lib/operations/read';
import { listReviews } from '@/lib/reviews/list-reviews';
import { officeMenuText } from '@/lib/text/frame';
import { fieldText } from '@/lib/text/interface';
import { reviewText as text } from '@/lib/text/office';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/reviews';
const COLUMNS: Column[] = [
  { key: 'unitNumber', title: text.unitNumber, kind: 'code' },
  { key: 'unitName', title: text.unitName, kind: 'text' },
  { key: 'kind', title: text.kind, kind: 'status' },
  { key: 'name', title: text.name, kind: 'text', primary: true },
  { key: 'idNumber', title: text.idNumber, kind: 'code' },
  { key: 'month', title: text.month, kind: 'month' },
  { key: 'base', title: text.base, unit: fieldText.yuan, kind: 'money' },
  { key: 'monthly', title: text.monthly, unit: fieldText.yuan, kind: 'money' },
  { key: 'reasons', title: text.reasons, kind: 'text', wrap: true },
  { key: 'createdAt', title: text.createdAt, kind: 'day' },
  { key: 'action', title: text.action, kind: 'action' },
];

type Listed = Awaited<ReturnType<typeof listReviews>>['rows'][number];

/** 业务审核: what waits for the centre, the oldest first. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listReviews(tx, page));
  const address = withParameters(PATH, { size: one(params, 'size'), page: one(params, 'page') });
  const decided = decidedSentence(params);
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[{ label: officeMenuText.desk, href: '/admin' }, { label: text.title }]}
        description={text.description}
      />
      {decided && (
        <div className="mb-3">
          <Note tone="success" live="status">
            {decided}
          </Note>
        </div>
      )}
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map(reviewRow)}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}

function reviewRow(row: Listed): Row {
  return {
    id: row.id,
    label: row.name ?? '',
    cells: {
      unitNumber: row.unitNumber,
      unitName: row.unitName,
      kind: FILING_KIND_WORDS[row.kind],
      name: row.name,
      idNumber: row.idNumberMask,
      month: row.month && formatMonthCompact(row.month),
      base: row.base !== null && formatFen(row.base),
      monthly: row.monthly !== null && formatFen(row.monthly),
      reasons: <Status tone="warning">{reviewReasonWords(row.reviewReasons)}</Status>,
      createdAt: formatInstant(row.createdAt),
      action: <Link href={`/admin/reviews/${row.id}` as Route}>{text.review}</Link>,
    },
  };
}

/** After a decision the list says what it was; only by code, so that no address carries a name. */
function decidedSentence(params: SearchParams): string | undefined {
  const decided = one(params, 'decided');
  return decided === 'approve' || decided === 'reject' || decided === 'return' ? text.decided[decided] : undefined;
}
