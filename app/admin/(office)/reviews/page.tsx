import type { Metadata } from 'next';
import { QUEUE_COLUMNS, queueRow } from './review-rows';
import { askedKind, ReviewTabs } from './review-tabs';
import { OfficeHeading } from '../office-heading';
import { withParameters } from '@/components/table/address';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { currentStaff } from '@/lib/auth/current';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listReviews } from '@/lib/reviews/list-reviews';
import { reviewText as text } from '@/lib/text/office';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/reviews';

/** 业务审核: what waits for the centre, the longest waiting first. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const kind = askedKind(params);
  const size = one(params, 'size');
  const staff = await currentStaff();
  const today = clock.today();
  const { rows, total } = await readAs(staff, (tx) => listReviews(tx, page, { kind }));
  const address = withParameters(PATH, { kind: kind ?? null, size, page: one(params, 'page') });
  const decided = decidedSentence(params);
  return (
    <>
      <OfficeHeading title={text.title} description={text.description} />
      {decided && (
        <div className="mb-3">
          <Note tone="success" live="status">
            {decided}
          </Note>
        </div>
      )}
      <ReviewTabs current={PATH} kind={kind} size={size} />
      <DataTable
        caption={text.caption}
        columns={QUEUE_COLUMNS}
        rows={rows.map((row) => queueRow(row, today))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}

/** After a decision the list says what it was; only by code, so that no address carries a name. */
function decidedSentence(params: SearchParams): string | undefined {
  const decided = one(params, 'decided');
  return Object.hasOwn(text.decided, decided) ? text.decided[decided as keyof typeof text.decided] : undefined;
}
