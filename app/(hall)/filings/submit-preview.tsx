'use client';

import { submitSums, type SubmitSums } from './submit-sums';
import { Money } from '@/components/display/money';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import type { DraftShare } from '@/lib/filings/draft-summary';
import type { FilingList } from '@/lib/filings/lists';
import { filingsText as text } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { addFen, fenFromText, fenToText } from '@/lib/values/money';

/** A share of the drafts as it travels to the browser: its money as text. */
export type Share = Omit<DraftShare, 'monthly' | 'change'> & { monthly: string; change: string };

const KIND: Column = { key: 'kind', title: text.kind, kind: 'text', primary: true };
const OUTCOME: Column = { key: 'outcome', title: text.outcome, kind: 'text' };
const SUMS: (Column & { key: keyof SubmitSums })[] = [
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'lines', title: text.lines, kind: 'number' },
  { key: 'change', title: text.monthlyChange, unit: fieldText.yuan, kind: 'money' },
  { key: 'backPay', title: text.backPay, unit: fieldText.yuan, kind: 'money' },
];

const NOTHING = { lines: 0, monthly: '0.00', change: '0.00' };

type Sums = Pick<Share, 'lines' | 'monthly' | 'change'>;

/** Two shares, or what they come to, together. */
export function plus(sum: Sums, share: Sums): Sums {
  const plusOf = (key: 'monthly' | 'change') => fenToText(addFen(fenFromText(sum[key]), fenFromText(share[key])));
  return { lines: sum.lines + share.lines, monthly: plusOf('monthly'), change: plusOf('change') };
}

/** How many lines of the shares a submission takes. */
export function submittable(shares: readonly Share[]): number {
  return shares.filter((share) => share.outcome !== 'faulty').reduce((lines, share) => lines + share.lines, 0);
}

interface SubmitPreviewProps {
  list: FilingList;
  shares: readonly Share[];
}

/** Before a submit: how many of each kind take effect, go to the centre, or stay, and what they come to in money. */
export function SubmitPreview({ list, shares }: SubmitPreviewProps) {
  const effective = shares.filter((share) => share.outcome === 'effective').reduce(plus, NOTHING);
  const known = submitSums(list, NOTHING);
  return (
    <DataTable
      caption={text.preview}
      contained={false}
      columns={[KIND, OUTCOME, ...SUMS.filter(({ key }) => key in known)]}
      rows={shares.map((share) => ({
        id: `${share.kind} ${share.outcome}`,
        label: FILING_KIND_WORDS[share.kind],
        faulty: share.outcome === 'faulty',
        cells: {
          kind: FILING_KIND_WORDS[share.kind],
          outcome: text.outcomes[share.outcome],
          ...sumCells(submitSums(list, share), share.outcome !== 'faulty'),
        },
      }))}
      totals={[{ label: text.atOnce, cells: sumCells(submitSums(list, effective), true) }]}
    />
  );
}

/** Money only where the lines are submitted. */
function sumCells({ people, lines, change, backPay }: SubmitSums, withMoney: boolean) {
  return {
    people: people !== undefined && formatCount(people),
    lines: lines !== undefined && formatCount(lines),
    change: withMoney && change !== undefined && <Money signed amount={fenFromText(change)} />,
    backPay: withMoney && backPay !== undefined && <Money amount={fenFromText(backPay)} />,
  };
}
