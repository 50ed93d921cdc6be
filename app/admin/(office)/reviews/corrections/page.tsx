import type { Metadata } from 'next';
import { OfficeHeading } from '../../office-heading';
import { ReviewParts } from '../review-tabs';
import { CORRECTION_COLUMNS, correctionRow } from '@/app/correction-rows';
import { withParameters } from '@/components/table/address';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { Pager } from '@/components/table/pager';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Note } from '@/components/ui/note';
import { Tabs } from '@/components/ui/tabs';
import { currentStaff } from '@/lib/auth/current';
import { listAllCorrections, type CorrectionRow } from '@/lib/corrections/list-corrections';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { waitingOf } from '@/lib/reviews/list-reviews';
import { correctionDeskText as text } from '@/lib/text/corrections';
import { reviewText } from '@/lib/text/office';
import type { Day } from '@/lib/values/day';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

export const metadata: Metadata = { title: text.tab };

const PATH = '/admin/reviews/corrections';

/** What waits has a deadline and no opinion yet; what is decided, the other way round. */
function columnsOf(part: '' | 'decided'): Column[] {
  const left = new Set(['createdAt', 'actions', ...(part === '' ? ['opinion'] : [])]);
  return [
    { key: 'unit', title: text.unit, kind: 'text' },
    ...CORRECTION_COLUMNS.filter(({ key }) => !left.has(key)),
    ...(part === '' ? [{ key: 'deadline', title: reviewText.deadline, kind: 'text', wrap: true } as const] : []),
    ...CORRECTION_COLUMNS.filter(({ key }) => key === 'actions'),
  ];
}

/** 错缴更正 of all units: what waits for the centre, the longest waiting first, and what is decided. */
export default async function CorrectionDeskPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const staff = await currentStaff();
  const part = one(params, 'state') === 'decided' ? 'decided' : '';
  const page = readListPage(params, ['date']);
  const states = part === 'decided' ? (['approved', 'rejected'] as const) : (['in-review'] as const);
  const { rows, total } = await readAs(staff, (tx) => listAllCorrections(tx, { states, page }));
  const done = one(params, 'decided');
  return (
    <>
      <OfficeHeading title={reviewText.title} description={reviewText.description} />
      {Object.hasOwn(reviewText.decided, done) && (
        <Note tone="success" live="status">
          {reviewText.decided[done as keyof typeof reviewText.decided]}
        </Note>
      )}
      <ReviewParts current={PATH} />
      <Tabs
        label={text.tab}
        current={part === '' ? PATH : `${PATH}?state=decided`}
        tabs={[
          { href: PATH, label: text.waiting },
          { href: `${PATH}?state=decided`, label: text.decided },
        ]}
      />
      <DataTable
        caption={part === '' ? text.caption : text.decidedCaption}
        columns={columnsOf(part)}
        rows={rows.map((row) => deskRow(row, clock.today()))}
        firstNumber={(page.page - 1) * page.size + 1}
        empty={
          <EmptyState title={part === '' ? text.emptyTitle : text.decidedEmptyTitle}>
            {part === '' ? text.empty : text.decidedEmpty}
          </EmptyState>
        }
      />
      <Pager
        address={withParameters(PATH, { state: part, size: one(params, 'size') })}
        page={page.page}
        size={page.size}
        totalRows={total}
      />
    </>
  );
}

function deskRow(row: CorrectionRow, today: Day) {
  const shown = correctionRow(row, PATH);
  const { submittedOn, state, firstApprovedBy } = row.correction;
  const waiting = submittedOn !== null && state === 'in-review' ? waitingOf(submittedOn, today) : null;
  const deadline = waiting && (
    <div>
      {waiting.deadline} {waiting.late && <Badge tone="danger">{reviewText.late}</Badge>}{' '}
      {firstApprovedBy !== null && <Badge tone="info">{reviewText.secondLeft}</Badge>}
    </div>
  );
  return { ...shown, cells: { ...shown.cells, unit: `${row.unitNumber} ${row.unitName}`, deadline } };
}
