'use client';

import { Money } from '@/components/display/money';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { formatCount } from '@/components/table/format-count';
import type { DraftShare } from '@/lib/filings/draft-summary';
import { filingsText as text } from '@/lib/text/filings';
import { fieldText } from '@/lib/text/interface';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { fenFromText, sumFen } from '@/lib/values/money';

/** A share of the drafts as it travels to the browser: its money as text. */
export type Share = Omit<DraftShare, 'monthly' | 'change'> & { monthly: string; change: string };

const COLUMNS: Column[] = [
  { key: 'kind', title: text.kind, kind: 'text', primary: true },
  { key: 'outcome', title: text.outcome, kind: 'text' },
  { key: 'people', title: text.people, kind: 'number' },
  { key: 'change', title: text.monthlyChange, unit: fieldText.yuan, kind: 'money' },
];

/** How many lines of the shares a submission takes. */
export function submittable(shares: readonly Share[]): number {
  return shares.filter((share) => share.outcome !== 'faulty').reduce((lines, share) => lines + share.lines, 0);
}

/** Before a submit: how many of each kind take effect, go to the centre, or stay, and what a month costs more or less. */
export function SubmitPreview({ shares }: { shares: readonly Share[] }) {
  const effective = shares.filter((share) => share.outcome === 'effective');
  return (
    <DataTable
      caption={text.preview}
      contained={false}
      columns={COLUMNS}
      rows={shares.map((share) => ({
        id: `${share.kind} ${share.outcome}`,
        label: FILING_KIND_WORDS[share.kind],
        faulty: share.outcome === 'faulty',
        cells: {
          kind: FILING_KIND_WORDS[share.kind],
          outcome: text.outcomes[share.outcome],
          people: formatCount(share.lines),
          change: share.outcome !== 'faulty' && <Money signed amount={fenFromText(share.change)} />,
        },
      }))}
      totals={[
        {
          label: text.atOnce,
          cells: {
            people: formatCount(submittable(effective)),
            change: <Money signed amount={sumFen(effective.map((share) => fenFromText(share.change)))} />,
          },
        },
      ]}
    />
  );
}
