import { Money } from '@/components/display/money';
import { formatCount } from '@/components/table/format-count';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Note } from '@/components/ui/note';
import { Section } from '@/components/ui/section';
import type { ApprovalRow } from '@/lib/approvals/list-approvals';
import { approvalText as text } from '@/lib/text/approvals';
import { refusalSentence, type RefusalCode } from '@/lib/text/refusals';
import { formatInstant } from '@/lib/values/instant';
import { formatMonthCompact } from '@/lib/values/month';

/** Who submitted it, what it comes to, and what became of it. */
export function ApprovalSummary({ approval }: { approval: ApprovalRow }) {
  const { amount, people, month, refusal } = approval;
  const change = approval.operation === 'filings.submit';
  const items: Description[] = [
    { term: text.maker, detail: approval.maker },
    { term: text.madeAt, detail: <span className="figures">{formatInstant(approval.madeAt)}</span> },
    { term: text.month, detail: month && formatMonthCompact(month) },
    { term: text.people, detail: people !== null && formatCount(people) },
    {
      term: change ? text.amountOf.change : text.amountOf.due,
      detail: amount !== null && <Money signed={change} amount={amount} />,
    },
  ];
  const decided: Description[] = [
    { term: text.decider, detail: approval.decider },
    { term: text.decidedAt, detail: approval.decidedAt && formatInstant(approval.decidedAt) },
    { term: text.opinion, detail: approval.opinion, wide: true },
  ];
  return (
    <Section title={text.summary}>
      <DescriptionList items={approval.state === 'waiting' ? items : [...items, ...decided]} />
      {approval.state === 'lapsed' && <Note tone="info">{text.lapsed}</Note>}
      {refusal && (
        <Note tone="warning">
          {text.refused(refusalSentence(refusal as RefusalCode, approval.refusalValues ?? {}))}
        </Note>
      )}
    </Section>
  );
}
