import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { CheckList } from './check-list';
import { DecisionForm } from '../../[id]/decision-form';
import { DocumentList } from '../../[id]/document-list';
import { HistoryList } from '../../[id]/history-list';
import { decideCorrection } from '../../../../action';
import { CorrectionDetails } from '@/app/correction-details';
import { BOOKED_COLUMNS, bookedRow, bookedTotals, CorrectionStatus } from '@/app/correction-rows';
import { PageHeading } from '@/components/shell/page-heading';
import { DataTable } from '@/components/table/data-table';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { monthsOfCorrection, reviewChecks } from '@/lib/corrections/judge-correction';
import { getCorrection, type CorrectionRow } from '@/lib/corrections/list-corrections';
import { listDocuments } from '@/lib/filings/filing-documents';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { reviewHistory } from '@/lib/reviews/review-history';
import { correctionDeskText as text, DOCUMENT_PURPOSE_WORDS } from '@/lib/text/corrections';
import { officeMenuText } from '@/lib/text/frame';
import { reviewText } from '@/lib/text/office';
import { unitInForce } from '@/lib/units/unit-in-force';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.title };

const PATH = '/admin/reviews/corrections';

/** One correction of a unit: what the books hold, what is checked, what proves it, what was decided before, and the decision. */
export default async function CorrectionReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const staff = await currentStaff();
  const shown = await readAs(staff, async (tx) => {
    const row = await getCorrection(tx, { unitId: null, id });
    // What is no more than a draft is the unit's own.
    if (!row?.correction.number) return undefined;
    const { correction } = row;
    const unit = await unitInForce(tx, correction.unitId);
    const waits = correction.state === 'in-review';
    return {
      row,
      months: await monthsOfCorrection(tx, correction),
      checks: waits ? await reviewChecks(tx, { unit, correction, today: clock.today() }) : [],
      documents: await listDocuments(tx, correction.unitId, id),
      history: await reviewHistory(tx, correction.unitId, id),
    };
  });
  if (!shown) notFound();
  const { row, months, checks, documents, history } = shown;
  return (
    <>
      <PageHeading
        title={`${text.title}：${row.name}`}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: reviewText.title, href: '/admin/reviews' },
          { label: text.tab, href: PATH },
          { label: row.name },
        ]}
        status={<CorrectionStatus state={row.correction.state} />}
      />
      <Progress row={row} staff={staff} />
      <Section title={text.content} note={`${row.unitNumber} ${row.unitName}`}>
        <CorrectionDetails row={row} />
      </Section>
      <Section title={text.months}>
        <DataTable
          caption={text.months}
          contained={false}
          columns={BOOKED_COLUMNS}
          rows={months.map((month) => bookedRow(month))}
          totals={[bookedTotals(months)]}
        />
      </Section>
      {checks.length > 0 && (
        <Section title={text.checks} note={text.checksNote}>
          <CheckList checks={checks} />
        </Section>
      )}
      {(['evidence', 'consent'] as const).map((purpose) => (
        <Section key={purpose} title={DOCUMENT_PURPOSE_WORDS[purpose]}>
          <DocumentList filingId={id} documents={documents.filter((document) => document.purpose === purpose)} />
        </Section>
      ))}
      <Section title={reviewText.history}>
        <HistoryList history={history} />
      </Section>
      <Decision row={row} staff={staff} />
    </>
  );
}

/** How far the review by two people has come. */
function Progress({
  row: { correction, firstApprover },
  staff,
}: {
  row: CorrectionRow;
  staff: StaffPrincipal;
}): ReactNode {
  const { state, firstApprovedBy, firstApprovedAt } = correction;
  if (state !== 'in-review') return null;
  if (firstApprovedBy === null || firstApprovedAt === null) return <Note>{reviewText.twoNeeded}</Note>;
  if (firstApprovedBy === staff.id) return null;
  return <Note>{reviewText.firstDone(firstApprover ?? '', formatInstant(firstApprovedAt))}</Note>;
}

/** The decision, or why it is not for who is here. */
function Decision({ row: { correction }, staff }: { row: CorrectionRow; staff: StaffPrincipal }): ReactNode {
  const { id, version, state, firstApprovedBy, firstApprovedAt } = correction;
  if (state !== 'in-review') return null;
  if (!isPermitted('corrections.review', staff)) return <Note>{reviewText.notYours}</Note>;
  if (firstApprovedBy === staff.id && firstApprovedAt !== null) {
    return <Note>{reviewText.firstWasYours(formatInstant(firstApprovedAt))}</Note>;
  }
  return <DecisionForm id={id} version={version} twoReviewers door={decideCorrection} list={PATH} />;
}
