import type { Share } from './submit-preview';
import type { Selection } from '@/components/table/selection';
import type { FilingKind } from '@/lib/filings/filing';

/** The part of 变更清册 that a page shows, and what a submission would make of its lines. */
export interface RosterPart {
  kind?: FilingKind;
  importId?: string;
  /** 仅看有误 */
  onlyFaulty: boolean;
  /** Of the whole part, on whatever page. */
  shares: Share[];
  /** Of each line of this page, by id. */
  shareOf: Record<string, Share>;
}

/** What the doors are told for a selection: never more than what its reader could see. */
export function selectionInput({ kind, importId, onlyFaulty }: RosterPart, selection: Selection) {
  const reach = selection.reach === 'all' && onlyFaulty ? 'faulty' : selection.reach;
  return { list: 'change-roster', kind, importId, select: selection.reach === 'rows' ? selection.ids : reach };
}

/** What a submission would make of the selected lines. */
export function selectedShares(part: RosterPart, selection: Selection): Share[] {
  if (selection.reach === 'rows') return added(selection.ids.flatMap((id) => part.shareOf[id] ?? []));
  const onlyFaulty = selection.reach === 'faulty' || part.onlyFaulty;
  return part.shares.filter((share) => !onlyFaulty || share.outcome === 'faulty');
}
