import { formatCount } from '@/components/table/format-count';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Note } from '@/components/ui/note';
import type { ProvenPaper } from '@/lib/papers/verify-paper';
import { PAPER_WORDS } from '@/lib/text/papers';
import { verifyText as text } from '@/lib/text/verify';
import { formatDayProse } from '@/lib/values/day';
import { formatInstant } from '@/lib/values/instant';
import { formatFen, type Fen } from '@/lib/values/money';
import { moneyInCapitals } from '@/lib/values/money-in-capitals';
import { formatMonthProse } from '@/lib/values/month';

/** What a paper proves, or that it proves nothing any more. */
export function ProvenPaperDetails({ paper }: { paper: ProvenPaper }) {
  const word = PAPER_WORDS[paper.kind];
  return (
    <>
      <div className="mb-4">
        {paper.void ? (
          <Note tone="danger" title={text.voidTitle(word)}>
            {paper.void.code === 'revoked'
              ? text.voidNotes.revoked(formatInstant(paper.void.at))
              : text.voidNotes[paper.void.code]}
          </Note>
        ) : (
          <Note tone="success" title={text.proven(word)}>
            {text.provenNote}
          </Note>
        )}
      </div>
      <DescriptionList columns={1} items={saidBy(paper)} />
    </>
  );
}

function saidBy(paper: ProvenPaper): Description[] {
  const { kind, firstMonth, lastMonth, heads, amount, balance } = paper;
  const months = [...new Set([firstMonth, lastMonth])].flatMap((found) => (found ? [formatMonthProse(found)] : []));
  const balanceTerm = text.balances[kind];
  return [
    { term: text.kind, detail: PAPER_WORDS[kind] },
    { term: text.number, detail: <span className="figures">{paper.number}</span> },
    { term: text.unit, detail: paper.unitName },
    ...(paper.personName === null ? [] : [{ term: text.person, detail: paper.personName }]),
    ...(months.length === 0
      ? []
      : [{ term: kind === 'no-arrears' ? text.paidTo : text.months, detail: months.join(text.to) }]),
    ...(heads === null ? [] : [{ term: text.heads, detail: text.headsOf(formatCount(heads)) }]),
    ...(amount === null ? [] : [figures(text.amounts[kind], amount)]),
    ...(amount === null || balanceTerm ? [] : [{ term: text.capitals, detail: moneyInCapitals(amount) }]),
    ...(balance === null || !balanceTerm
      ? []
      : [figures(balanceTerm, balance), { term: text.capitals, detail: moneyInCapitals(balance) }]),
    { term: text.days[kind], detail: formatDayProse(paper.asOf) },
    { term: text.issuedAt, detail: formatInstant(paper.issuedAt) },
  ];
}

function figures(term: string, amount: Fen): Description {
  return { term, detail: <span className="figures">{formatFen(amount)}</span> };
}
