import { PlainList } from '@/components/ui/plain-list';
import type { reviewHistory } from '@/lib/reviews/review-history';
import { reviewText as text } from '@/lib/text/office';
import { formatInstant } from '@/lib/values/instant';

type Decided = Awaited<ReturnType<typeof reviewHistory>>[number];

/** 审核记录: who decided what before, and with what opinion. */
export function HistoryList({ history }: { history: Decided[] }) {
  if (history.length === 0) return <p className="text-soft">{text.historyEmpty}</p>;
  return (
    <PlainList
      items={history.map((decided) => ({
        id: decided.id,
        content: (
          <>
            {decided.by} <strong>{text.historyDecisions[decided.final ? decided.decision : 'first']}</strong>{' '}
            {decided.opinion !== '' && text.historyOpinion(decided.opinion)}
          </>
        ),
        state: <span className="text-soft figures">{formatInstant(decided.at)}</span>,
      }))}
    />
  );
}
