import type { Route } from 'next';
import type { TrailStep } from '@/components/shell/page-heading';
import type { FilingList } from '@/lib/filings/lists';
import { FILING_LIST_WORDS } from '@/lib/text/filing-lists';
import { menuText } from '@/lib/text/frame';

/** The steps to a page below a list. 职工转移 is a menu entry of its own (manual 4), the others stand under 当月汇缴. */
export function listTrail(list: FilingList, ...below: TrailStep[]): TrailStep[] {
  return [
    { label: menuText.home, href: '/' },
    ...(list === 'transfers' ? [] : [{ label: menuText.month }]),
    { label: FILING_LIST_WORDS[list].title, href: `/${list}` as Route },
    ...below,
  ];
}
