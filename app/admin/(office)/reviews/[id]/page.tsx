import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DecisionForm } from './decision-form';
import { markWords, reviewReasonWords } from '../review-words';
import { PageHeading } from '@/components/shell/page-heading';
import { DescriptionList } from '@/components/ui/description-list';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { currentStaff } from '@/lib/auth/current';
import { isPermitted } from '@/lib/auth/permissions';
import { readAs } from '@/lib/operations/read';
import { getReview } from '@/lib/reviews/list-reviews';
import { officeMenuText } from '@/lib/text/frame';
import { reviewText as text } from '@/lib/text/office';
import { FILING_KIND_WORDS, FILING_STATE_WORDS, SEAL_REASONS, type SealReason } from '@/lib/text/terms';
import { unitInForce } from '@/lib/units/unit-in-force';
import { formatInstant } from '@/lib/values/instant';
import { isId } from '@/lib/values/is-id';
import { formatFen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

export const metadata: Metadata = { title: text.detail };

/** One filing that waits for review: what was filed, why it is here, and the decision. */
export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const staff = await currentStaff();
  if (!isId(id)) notFound();
  const shown = await readAs(staff, async (tx) => {
    const review = await getReview(tx, id);
    return review && { ...review, unit: await unitInForce(tx, review.filing.unitId) };
  });
  if (!shown) notFound();
  const { filing } = shown;
  return (
    <>
      <PageHeading
        title={text.detail}
        trail={[
          { label: officeMenuText.desk, href: '/admin' },
          { label: text.title, href: '/admin/reviews' },
          { label: text.detail },
        ]}
        status={<Status tone="waiting">{FILING_STATE_WORDS[filing.state]}</Status>}
      />
      <Note tone="warning" title={text.reasons}>
        {reviewReasonWords(filing.reviewReasons)}
      </Note>
      <Section title={text.filing}>
        <DescriptionList items={itemsOf(shown)} />
      </Section>
      {isPermitted('filings.review', staff) ? <DecisionForm id={id} /> : <Note>{text.notYours}</Note>}
    </>
  );
}

type Shown = NonNullable<Awaited<ReturnType<typeof getReview>>> & { unit: Awaited<ReturnType<typeof unitInForce>> };

function itemsOf({ filing, unitName, unitNumber, unit }: Shown) {
  const { floorBase, capBase } = unit.parameters;
  const amounts = [
    { term: text.base, detail: filing.base !== null && formatFen(filing.base), money: true },
    { term: text.range, detail: text.rangeOf(formatFen(floorBase), formatFen(capBase)) },
    { term: text.unitShare, detail: filing.unitShare !== null && formatFen(filing.unitShare), money: true },
    { term: text.ownShare, detail: filing.ownShare !== null && formatFen(filing.ownShare), money: true },
    { term: text.monthly, detail: filing.monthly !== null && formatFen(filing.monthly), money: true },
  ];
  return [
    { term: text.unitNumber, detail: unitNumber },
    { term: text.unitName, detail: unitName },
    { term: text.kind, detail: FILING_KIND_WORDS[filing.kind] },
    { term: text.month, detail: filing.month && formatMonthCompact(filing.month) },
    { term: text.name, detail: filing.name },
    { term: text.idNumber, detail: filing.idNumberMask },
    ...amounts,
    ...(filing.kind === 'seal' ? [{ term: text.sealReason, detail: SEAL_REASONS[filing.reason as SealReason] }] : []),
    { term: text.createdAt, detail: formatInstant(filing.createdAt) },
    { term: text.note, detail: [filing.note, markWords(filing.marks)].filter(Boolean).join('；'), wide: true },
  ];
}
