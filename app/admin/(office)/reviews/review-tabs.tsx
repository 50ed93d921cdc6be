import { Tabs } from '@/components/ui/tabs';
import { QueryBar } from '@/components/table/query-bar';
import { FILING_KINDS, type FilingKind } from '@/lib/filings/filing';
import { correctionDeskText } from '@/lib/text/corrections';
import { reviewText as text } from '@/lib/text/office';
import { FILING_KIND_WORDS } from '@/lib/text/terms';
import { one, type SearchParams } from '@/lib/values/list-page';

const TABS = [
  { href: '/admin/reviews', label: text.parts.waiting },
  { href: '/admin/reviews/decided', label: text.parts.decided },
  { href: '/admin/reviews/corrections', label: correctionDeskText.tab },
] as const;

interface ReviewTabsProps {
  current: (typeof TABS)[number]['href'];
  kind: FilingKind | undefined;
  /** The page size, which a new question keeps. */
  size: string;
}

/** What waits and what was decided, and the question which kind. */
export function ReviewTabs({ current, kind, size }: ReviewTabsProps) {
  return (
    <>
      <ReviewParts current={current} />
      <QueryBar
        path={current}
        fields={[
          {
            kind: 'select',
            name: 'kind',
            label: text.kind,
            value: kind ?? '',
            options: FILING_KINDS.map((value) => ({ value, label: FILING_KIND_WORDS[value] })),
          },
        ]}
        keep={size === '' ? {} : { size }}
      />
    </>
  );
}

/** The parts of the work queue. */
export function ReviewParts({ current }: Pick<ReviewTabsProps, 'current'>) {
  return <Tabs label={text.partsLabel} tabs={[...TABS]} current={current} />;
}

/** The kind that is asked for; undefined for all. */
export function askedKind(params: SearchParams): FilingKind | undefined {
  return FILING_KINDS.find((known) => known === one(params, 'kind'));
}
