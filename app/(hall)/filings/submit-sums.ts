import type { Share } from './submit-preview';
import type { FilingList } from '@/lib/filings/lists';

/** How a list counts its drafts, and which of their amounts a submission comes to; none where the drafts know none yet. */
const SUMS: Record<FilingList, { counted: 'people' | 'lines'; money?: 'change' | 'backPay' }> = {
  'change-roster': { counted: 'people', money: 'change' },
  'base-adjustment': { counted: 'people', money: 'change' },
  'ratio-adjustment': { counted: 'lines' },
  // Whoever makes up a year has twelve lines.
  'back-payment': { counted: 'lines', money: 'backPay' },
  transfers: { counted: 'people' },
};

export interface SubmitSums {
  people?: number;
  lines?: number;
  /** Money as text. */
  change?: string;
  backPay?: string;
}

/** What a submission of these drafts comes to, by column of the question before it. */
export function submitSums(
  list: FilingList,
  { lines, monthly, change }: Pick<Share, 'lines' | 'monthly' | 'change'>,
): SubmitSums {
  const { counted, money } = SUMS[list];
  const amount = money === 'change' ? change : monthly;
  return { [counted]: lines, ...(money && { [money]: amount }) };
}
