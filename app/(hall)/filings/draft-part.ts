import { plus, type Share } from './submit-preview';
import type { Selection } from '@/components/table/selection';
import type { FilingKind } from '@/lib/filings/filing';
import type { FilingList } from '@/lib/filings/lists';

/** The part of a list of drafts that a page shows, and what a submission would make of its lines. */
export interface DraftPart {
  list: FilingList;
  kind?: FilingKind;
  importId?: string;
  /** 职工账号 and the beginning of 职工姓名, where one is looked for. */
  number?: string;
  name?: string;
  /** 仅看有误 */
  onlyFaulty: boolean;
  /** Of the whole part, on whatever page. */
  shares: Share[];
  /** Of each line of this page, by id. */
  shareOf: Record<string, Share>;
  /** Which drafts these are, all and those with faults, and in which version each line of this page is. */
  seen: { all: string; faulty: string };
  versionOf: Record<string, number>;
}

/** What the doors are told for a selection: never more than what its reader could see. */
export function selectionInput(drafts: DraftPart, selection: Selection) {
  const { list, kind, importId, number, name, onlyFaulty, seen, versionOf } = drafts;
  const part = { list, kind, importId, number, name };
  if (selection.reach === 'rows') {
    return { ...part, select: selection.ids, versions: selection.ids.map((id) => versionOf[id]) };
  }
  const reach = onlyFaulty ? 'faulty' : selection.reach;
  return { ...part, select: reach, seen: seen[reach] };
}

/** What a submission would make of the selected lines. */
export function selectedShares(part: DraftPart, selection: Selection): Share[] {
  if (selection.reach === 'rows') return added(selection.ids.flatMap((id) => part.shareOf[id] ?? []));
  const onlyFaulty = selection.reach === 'faulty' || part.onlyFaulty;
  return part.shares.filter((share) => !onlyFaulty || share.outcome === 'faulty');
}

/** Shares of the same kind and outcome as one. */
function added(shares: readonly Share[]): Share[] {
  const sums = new Map<string, Share>();
  for (const share of shares) {
    const key = `${share.kind} ${share.outcome}`;
    const sum = sums.get(key);
    sums.set(key, sum ? { ...share, ...plus(sum, share) } : share);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, share]) => share);
}
