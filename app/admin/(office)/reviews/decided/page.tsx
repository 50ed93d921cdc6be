import type { Metadata } from 'next';
import { RevokeReviewed } from './revoke-reviewed';
import { FILED_COLUMNS, filedCells } from '../review-rows';
import { askedKind, ReviewTabs } from '../review-tabs';
import { personWords } from '@/app/filing-content';
import { PageHeading } from '@/components/shell/page-heading';
import { withParameters } from '@/components/table/address';
import type { Column, Row } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { EmptyState } from '@/components/ui/empty-state';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { decidedHimself } from '@/lib/filings/filing';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { listDecided } from '@/lib/reviews/list-decided';
import { officeMenuText } from '@/lib/text/frame';
import { decidedText as text, reviewText } from '@/lib/text/office';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { formatInstant } from '@/lib/values/instant';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/reviews/decided';
const COLUMNS: Column[] = [
  ...FILED_COLUMNS,
  { key: 'decided', title: text.decided, kind: 'text', wrap: true },
  { key: 'action', title: reviewText.action, kind: 'action', wrap: true },
];

type Decided = Awaited<ReturnType<typeof listDecided>>['rows'][number];

/** 已审核业务: what the centre approved and can still take back, with 撤销 for whoever did not decide it. */
export default async function DecidedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const page = readListPage(params, ['id']);
  const kind = askedKind(params);
  const size = one(params, 'size');
  const staff = await currentStaff();
  const { rows, total } = await readAs(staff, (tx) => listDecided(tx, { page, kind, today: clock.today() }));
  const address = withParameters(PATH, { kind: kind ?? null, size, page: one(params, 'page') });
  return (
    <>
      <PageHeading
        title={text.title}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: reviewText.title, href: '/admin/reviews' },
          { label: text.title },
        ]}
        description={text.description}
      />
      <ReviewTabs current={PATH} kind={kind} size={size} />
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        rows={rows.map((row) => decidedRow(row, staff))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={<EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>}
      />
      <Pager address={address} page={page.page} size={page.size} totalRows={total} />
    </>
  );
}

function decidedRow(row: Decided, staff: StaffPrincipal): Row {
  return {
    id: row.id,
    label: personWords(row),
    cells: {
      ...filedCells(row),
      decided: [row.decider, row.decidedAt && formatInstant(row.decidedAt), row.opinion].filter(Boolean).join(' '),
      action: <Way row={row} staff={staff} />,
    },
  };
}

/** 撤销, or why it is not for who is here. */
function Way({ row, staff }: { row: Decided; staff: StaffPrincipal }) {
  if (!isPermitted('filings.revoke-reviewed', staff)) return null;
  if (!row.revocable) return text.monthSaved;
  if (decidedHimself(row, staff.id)) return text.ownReview;
  const what = [personWords(row), FILING_KIND_WORDS[row.kind]].join(' ');
  return <RevokeReviewed id={row.id} about={text.about(row.unitName, what)} />;
}
