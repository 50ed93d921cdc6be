import { DescriptionList } from '@/components/ui/description-list';
import type { CorrectionRow } from '@/lib/corrections/list-corrections';
import { CORRECTION_REASON_WORDS, correctionText as text } from '@/lib/text/corrections';
import { formatInstant } from '@/lib/values/instant';
import { formatFen } from '@/lib/values/money';
import { formatMonthSpan } from '@/lib/values/month';

/** What a correction asks for, and what has become of it. */
export function CorrectionDetails({ row }: { row: CorrectionRow }) {
  const { number, firstMonth, lastMonth, amount, reason, note, submittedAt, postedOn, opinion } = row.correction;
  return (
    <DescriptionList
      items={[
        { term: text.number, detail: number },
        { term: text.name, detail: `${row.name} ${row.idNumberMask}` },
        { term: text.accountNumber, detail: <span className="figures">{row.accountNumber}</span> },
        { term: text.months, detail: <span className="figures">{formatMonthSpan(firstMonth, lastMonth)}</span> },
        { term: text.amount, detail: formatFen(amount), money: true },
        { term: text.reason, detail: CORRECTION_REASON_WORDS[reason] },
        { term: text.note, detail: note, wide: true },
        { term: text.submittedAt, detail: submittedAt && formatInstant(submittedAt) },
        { term: text.postedOn, detail: postedOn },
        { term: text.opinion, detail: opinion, wide: true },
      ]}
    />
  );
}
