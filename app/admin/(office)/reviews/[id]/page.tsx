import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { DecisionForm } from './decision-form';
import { DocumentList } from './document-list';
import { FiledDetails } from './filed-details';
import { HistoryList } from './history-list';
import { reviewReasonWords } from '../review-words';
import { decideReview } from '../../../action';
import { PageHeading } from '@/components/shell/page-heading';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import type { StaffPrincipal } from '@/lib/auth/principal';
import { needsTwoReviewers } from '@/lib/filings/filing';
import { listDocuments } from '@/lib/filings/filing-documents';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import { getReview, waitingOf, type Review } from '@/lib/reviews/list-reviews';
import { reviewHistory } from '@/lib/reviews/review-history';
import { officeMenuText } from '@/lib/text/frame';
import { reviewText as text } from '@/lib/text/office';
import { FILING_STATE_WORDS } from '@/lib/text/terms';
import { unitInForce } from '@/lib/units/unit-in-force';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';

export const metadata: Metadata = { title: text.detail };

/** One filing that waits for review: what was filed, why it is here, what proves it, what was decided before, and the decision. */
export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const staff = await currentStaff();
  if (!isId(id)) notFound();
  const shown = await readAs(staff, async (tx) => {
    const review = await getReview(tx, id);
    if (!review) return undefined;
    return {
      review,
      unit: await unitInForce(tx, review.unitId),
      documents: await listDocuments(tx, review.unitId, id),
      history: await reviewHistory(tx, review.unitId, id),
    };
  });
  if (!shown) notFound();
  const { review, unit, documents, history } = shown;
  const waiting = waitingOf(review.submittedOn, clock.today());
  return (
    <>
      <PageHeading
        title={text.detail}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/reviews' },
          { label: text.detail },
        ]}
        status={<Status tone="waiting">{FILING_STATE_WORDS[review.state]}</Status>}
      />
      <div className="grid gap-2">
        <Note tone="warning" title={text.reasons}>
          {reviewReasonWords(review.reviewReasons)}
        </Note>
        <Progress review={review} staff={staff} />
      </div>
      <Section title={text.filing}>
        <FiledDetails review={review} parameters={unit.parameters} waiting={waiting} />
      </Section>
      <Section title={text.documents}>
        <DocumentList filingId={id} documents={documents} />
      </Section>
      <Section title={text.history}>
        <HistoryList history={history} />
      </Section>
      <Decision review={review} staff={staff} />
    </>
  );
}

/** How far a review by two people has come. */
function Progress({ review, staff }: { review: Review; staff: StaffPrincipal }): ReactNode {
  const { firstApprovedBy, firstApprovedAt, firstApprover, reviewReasons } = review;
  if (firstApprovedBy === null || firstApprovedAt === null) {
    return needsTwoReviewers(reviewReasons) && <Note>{text.twoNeeded}</Note>;
  }
  if (firstApprovedBy === staff.id) return null;
  return <Note>{text.firstDone(firstApprover ?? '', formatInstant(firstApprovedAt))}</Note>;
}

/** The decision, or why it is not for who is here. */
function Decision({ review, staff }: { review: Review; staff: StaffPrincipal }): ReactNode {
  if (!isPermitted('filings.review', staff)) return <Note>{text.notYours}</Note>;
  if (review.firstApprovedBy === staff.id && review.firstApprovedAt !== null) {
    return <Note>{text.firstWasYours(formatInstant(review.firstApprovedAt))}</Note>;
  }
  const twoReviewers = needsTwoReviewers(review.reviewReasons);
  const { id, version } = review;
  return (
    <DecisionForm id={id} version={version} twoReviewers={twoReviewers} door={decideReview} list="/admin/reviews" />
  );
}
