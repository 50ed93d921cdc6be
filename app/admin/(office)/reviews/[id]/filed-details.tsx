import { waitedWords } from '../review-rows';
import { markWords } from '../review-words';
import { contentWords, personWords } from '@/app/filing-content';
import { Money } from '@/components/display/money';
import { formatCount } from '@/components/table/format-count';
import { Badge } from '@/components/ui/badge';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import type { Review, waitingOf } from '@/lib/reviews/list-reviews';
import { outcomeText } from '@/lib/text/interface';
import { reviewText as text } from '@/lib/text/office';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import type { Parameters } from '@/lib/units/unit-in-force';
import { formatInstant } from '@/lib/values/instant';
import { formatFen, subtractFen, type Fen } from '@/lib/values/money';
import { formatMonthCompact } from '@/lib/values/month';

interface FiledDetailsProps {
  review: Review;
  parameters: Parameters;
  waiting: ReturnType<typeof waitingOf>;
}

/** What was filed: before and after, by whom, and until when it is to be decided. */
export function FiledDetails({ review, parameters, waiting }: FiledDetailsProps) {
  return (
    <DescriptionList
      items={[
        { term: text.unitNumber, detail: review.unitNumber },
        { term: text.unitName, detail: review.unitName },
        { term: text.kind, detail: FILING_KIND_WORDS[review.kind] },
        { term: text.month, detail: review.month && formatMonthCompact(review.month) },
        ...personItems(review),
        { term: text.content, detail: contentWords(review), wide: true },
        ...amountItems(review),
        ...(review.kind === 'ratio' || review.base === null
          ? []
          : [{ term: text.range, detail: rangeWords(parameters), wide: true }]),
        { term: text.submission, detail: review.submissionNumber },
        { term: text.createdAt, detail: formatInstant(review.createdAt) },
        { term: text.submittedOn, detail: `${waiting.submittedOn} ${waitedWords(waiting.days)}` },
        {
          term: text.deadline,
          detail: (
            <>
              {waiting.deadline} {waiting.late && <Badge tone="danger">{text.late}</Badge>}
            </>
          ),
        },
        { term: text.note, detail: [review.note, markWords(review.marks)].filter(Boolean).join('；'), wide: true },
      ]}
    />
  );
}

function personItems(review: Review): Description[] {
  if (review.kind === 'ratio') return [{ term: text.people, detail: formatCount(review.people ?? 0) }];
  return [
    { term: text.name, detail: personWords(review) },
    { term: text.idNumber, detail: review.idNumberMask },
    { term: text.accountNumber, detail: review.accountNumber, wide: true },
  ];
}

function amountItems({ change: { before, after, once }, unitShare, ownShare }: Review): Description[] {
  const shares = [
    { term: text.unitShare, detail: amount(unitShare), money: true },
    { term: text.ownShare, detail: amount(ownShare), money: true },
  ];
  if (once !== null) return [{ term: text.once, detail: formatFen(once), money: true, wide: true }, ...shares];
  const differs = before !== null && after !== null;
  return [
    { term: text.before, detail: amount(before), money: true },
    { term: text.after, detail: amount(after), money: true },
    ...(differs
      ? [
          {
            term: outcomeText.difference,
            detail: <Money signed amount={subtractFen(after, before)} />,
            money: true,
            wide: true,
          },
        ]
      : []),
    ...shares,
  ];
}

function amount(value: Fen | null) {
  return value !== null && formatFen(value);
}

function rangeWords({ floorBase, capBase }: Parameters): string {
  return text.rangeOf(formatFen(floorBase), formatFen(capBase));
}
